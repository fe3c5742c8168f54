import { t } from "../words";

/** The statuses of the contract that refuse something or fail. */
const known = [400, 403, 404, 409, 413, 429, 500, 501, 503, 507] as const;

/** What a status of an answer means; "" for one that the API does not have. */
export function statusText(status: number): string {
  const found = known.find((one) => one === status);
  return found ? t(`keys.status.${found}`) : "";
}
