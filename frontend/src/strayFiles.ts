/** A file or an address that is dropped where nothing takes it would be opened in place of the window's page. */
export function refuseStrayFiles(): void {
  window.addEventListener("dragover", refuse);
  window.addEventListener("drop", refuse);
}

const opened = ["Files", "text/uri-list"];

/** A field takes the text of an address, but no file. */
const inField = ({ target, dataTransfer }: DragEvent) =>
  target instanceof Element && target.matches("input, textarea") && !dataTransfer?.types.includes("Files");

function refuse(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer || inField(event) || !opened.some((type) => event.dataTransfer?.types.includes(type))) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}
