import axe from "axe-core";

/** The rules that the page breaks, with the elements that break them. Colours need a real browser. */
export async function axeFaults(): Promise<string[]> {
  const { violations } = await axe.run({ include: [document.body], exclude: ["[data-live-announcer]"] }, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
