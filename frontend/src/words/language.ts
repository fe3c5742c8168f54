export type Language = "en" | "de";
/** Every language there are words in. */
export const languages: Language[] = ["en", "de"];

/** What Profile offers: the language of the system, or one of ours. */
export type LanguageChoice = "system" | Language;

interface Spoken { choice: LanguageChoice | undefined; language: Language; locale: string }

let spoken: Spoken | undefined;
const listeners = new Set<() => void>();

/** What the system speaks: the first of the person's languages that Owlet knows, or else English. */
export function systemLanguage(): Language {
  const wanted = [navigator.language, ...navigator.languages].map((tag) => tag.split("-")[0]);
  return wanted.map((tag) => languages.find((one) => one === tag)).find(Boolean) ?? "en";
}

/** Speaks as the system does, until somebody knows what was chosen. */
export function start(): void {
  spoken = { choice: undefined, language: systemLanguage(), locale: systemLocale() };
}

/** From now on the window speaks this language. Whoever subscribed is told, and renders again. */
export function speak(choice: LanguageChoice): void {
  spoken = choice === "system"
    ? { choice, language: systemLanguage(), locale: systemLocale() }
    : { choice, language: choice, locale: localeOf(choice) };
  listeners.forEach((tell) => tell());
}

/** Calls back whenever another language is spoken, until the function it returns is called. */
export function onSpoken(callback: () => void): () => void {
  listeners.add(callback);
  return () => void listeners.delete(callback);
}

/** What was chosen; undefined until it is known. */
export const chosenLanguage = (): LanguageChoice | undefined => spoken?.choice;

function now(): Spoken {
  if (!spoken) throw new Error("no language is chosen yet, as while modules load: ask for words and formats where they are shown");
  return spoken;
}

/** The language of the sentences. */
export const language = (): Language => now().language;

/**
 * How dates and numbers are written: as everywhere on the system, where its language is spoken. In another language they are still
 * those of the system's region (English in Germany: 1.234,5 and 4 Apr 2027, 18:00), as far as the platform knows such a pair, since a
 * person's spreadsheets and papers do not change with Owlet's language.
 */
export const locale = (): string => now().locale;

const homes: Record<Language, string> = { en: "en-GB", de: "de-DE" };

/** A Unix without a language says "C", which is none. */
function systemLocale(): string {
  try { return new Intl.Locale(navigator.language).toString(); } catch { return "en"; }
}

function localeOf(wanted: Language): string {
  const system = new Intl.Locale(systemLocale());
  if (system.language === wanted) return system.toString();
  const { region } = system.maximize();
  const pair = `${wanted}-${region}`;
  return region && new Intl.NumberFormat(pair).resolvedOptions().locale === pair ? pair : homes[wanted];
}
