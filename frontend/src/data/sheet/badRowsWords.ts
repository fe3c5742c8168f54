import type { BadRowsWords } from "../../backend";
import { sentencesOf, t } from "../../words";

/** Why a row of a file cannot come in is said by sentences with these beginnings. */
const about = /^(cell|import|sheet|record|field)\./;

/** What the file of bad rows says, in the person's language. */
export const badRowsWords = (): BadRowsWords => ({ line: t("sheet.bad.line"), reason: t("sheet.bad.reason"), sentences: sentencesOf(about) });
