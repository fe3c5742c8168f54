import {
  Armchair, Baby, Banknote, Bed, Bell, Bike, BookOpen, Bookmark, Boxes, Briefcase, Building2, Calculator, Calendar, CalendarDays, Camera,
  Car, ChartBar, ChartPie, CircleCheck, ClipboardList, Clock, Cloud, Coffee, Contact, Cpu, CreditCard, Database, Dumbbell, Factory, FileText,
  Flag, FlaskConical, Flower2, Folder, Gift, Globe, GraduationCap, Hammer, Handshake, Heart, House, IdCard, Image, Key, Landmark, Laptop, Leaf,
  Library, Lightbulb, ListChecks, Lock, type LucideIcon, Mail, MapPin, Megaphone, MessageCircle, Music, Newspaper, Package, Palette, PartyPopper,
  PawPrint, Pencil, Phone, PiggyBank, Pill, Plane, Printer, Puzzle, Receipt, Recycle, Scale, Settings, Shield, Ship, ShoppingCart, Smartphone, Star,
  Stethoscope, Store, Sun, Table2, Tag, Ticket, Train, TreePine, Trophy, Truck, User, Users, Utensils, Video, Warehouse, Wine, Wrench,
} from "lucide-react";
import { t } from "../../words";

/**
 * The symbols that an app or a table can have. The names are those of Material Symbols, which the Public API's own examples use
 * ("school", "favorite"), so that an app looks the same wherever it goes; the drawings are those of the rest of the window.
 */
export const symbols = {
  group: Users, person: User, contacts: Contact, badge: IdCard, handshake: Handshake, favorite: Heart, star: Star, flag: Flag,
  work: Briefcase, home: House, apartment: Building2, storefront: Store, factory: Factory, warehouse: Warehouse, school: GraduationCap, account_balance: Landmark,
  calendar_month: CalendarDays, event: Calendar, schedule: Clock, notifications: Bell, confirmation_number: Ticket, celebration: PartyPopper, redeem: Gift, trophy: Trophy,
  mail: Mail, call: Phone, chat_bubble: MessageCircle, campaign: Megaphone, public: Globe, location_on: MapPin, newspaper: Newspaper, lightbulb: Lightbulb,
  receipt_long: Receipt, description: FileText, folder: Folder, assignment: ClipboardList, checklist: ListChecks, task_alt: CircleCheck, edit: Pencil, bookmark: Bookmark,
  shopping_cart: ShoppingCart, sell: Tag, inventory_2: Package, local_shipping: Truck, credit_card: CreditCard, payments: Banknote, savings: PiggyBank, calculate: Calculator,
  bar_chart: ChartBar, pie_chart: ChartPie, database: Database, table: Table2, category: Boxes, extension: Puzzle, settings: Settings, key: Key,
  lock: Lock, shield: Shield, build: Wrench, handyman: Hammer, computer: Laptop, smartphone: Smartphone, print: Printer, memory: Cpu,
  cloud: Cloud, photo_camera: Camera, image: Image, movie: Video, music_note: Music, palette: Palette, menu_book: BookOpen, library_books: Library,
  restaurant: Utensils, local_cafe: Coffee, wine_bar: Wine, hotel: Bed, chair: Armchair, directions_car: Car, pedal_bike: Bike, train: Train,
  flight: Plane, directions_boat: Ship, pets: PawPrint, eco: Leaf, park: TreePine, local_florist: Flower2, sunny: Sun, recycling: Recycle,
  fitness_center: Dumbbell, medical_services: Stethoscope, medication: Pill, science: FlaskConical, balance: Scale, child_care: Baby,
} satisfies Record<string, LucideIcon>;

export type SymbolName = keyof typeof symbols;
export const symbolNames = Object.keys(symbols) as SymbolName[];

/** Other names of the same things that tools write. */
const others: Record<string, SymbolName> = {
  building: "apartment", calendar: "event", calendar_today: "event", calendar_days: "calendar_month", user: "person", users: "group", people: "group",
  check_circle: "task_alt", heart: "favorite", phone: "call", house: "home", tag: "sell", package: "inventory_2", truck: "local_shipping",
  receipt: "receipt_long", file_text: "description", shopping_bag: "shopping_cart", place: "location_on", map_pin: "location_on", ticket: "confirmation_number",
};

/** A symbol by its name, however it is written; undefined for one that is not known here. */
export function symbolOf(name: string | undefined): SymbolName | undefined {
  const plain = (name ?? "").trim().toLowerCase().replaceAll("-", "_");
  if (Object.hasOwn(symbols, plain)) return plain as SymbolName;
  return Object.hasOwn(others, plain) ? others[plain] : undefined;
}

/** The drawing of a symbol; undefined for one that is not known here. */
export function drawingOf(name: string | undefined): LucideIcon | undefined {
  const known = symbolOf(name);
  return known && symbols[known];
}

/** What people call a symbol. */
export const symbolLabel = (name: SymbolName) => t(`data.design.symbol.${name}`);
