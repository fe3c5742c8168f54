import type { Scope } from "../backend";
import { Badge } from "../ui/Badge";
import { choiceOf, scopeName } from "./scopes";
import "./ScopeBadge.css";

/** What a key may do, in a word or two; the technical names on hover, or below when no word covers them; and what narrows it. */
export function ScopeBadge({ scopes, limits }: { scopes: Scope[]; limits?: string | undefined }) {
  return (
    <span title={scopes.join("\n")}>
      <Badge>{scopeName(scopes)}</Badge>
      {choiceOf(scopes) === "custom" && <code className="ScopeNames">{scopes.join(", ")}</code>}
      {limits && <span className="ScopeNames">{limits}</span>}
    </span>
  );
}
