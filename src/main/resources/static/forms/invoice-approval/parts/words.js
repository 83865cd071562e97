// How values of an invoice are written for people: amounts, accounts, units, decisions. Dates and numbers: ../../parts/words.js.
import { isStated, number } from "../../parts/words.js";

export { date, moment, fromToday, isPast, isStated, number, who, size } from "../../parts/words.js";

const UNITS = {
  C62: "pcs", H87: "pcs", EA: "pcs", PCE: "pcs", XPP: "pcs", NAR: "pcs", XPK: "packs", PK: "packs", SET: "sets", XBX: "boxes",
  HUR: "h", MIN: "min", DAY: "days", WEE: "weeks", MON: "months", ANN: "years", LS: "lump sum", E48: "services",
  KGM: "kg", GRM: "g", TNE: "t", LTR: "l", MTQ: "m³", MTK: "m²", MTR: "m", KMT: "km", CMT: "cm", MMT: "mm", KWH: "kWh", P1: "%",
};

// how they are written for one of them
const SINGULAR = {
  pcs: "pc", packs: "pack", sets: "set", boxes: "box", days: "day", weeks: "week", months: "month", years: "year", services: "service",
};

const TAX_CATEGORIES = {
  S: "standard", Z: "zero rated", E: "exempt", AE: "reverse charge", K: "within the EU", G: "export", O: "not taxable",
  L: "IGIC", M: "IPSI",
};

// task (as the model names it) and decision -> what somebody did
const DECISIONS = {
  keyed: "Data keyed in",
  answered: "Question answered",
  notDuplicate: "Found to be no duplicate",
  duplicate: "Found to be a duplicate",
  link: "Linked",
  propose: "New supplier proposed",
  refuse: "Refused",
  confirm: "Confirmed",
  approve: "Approved",
  reject: "Rejected",
  askBack: "Question asked",
  postAgain: "Posting tried again",
  received: "Received",
  refused: "Refused by accounting",
  posted: "Posted",
  rejected: "Recorded as rejected",
  matched: "Matched",
  differs: "Differences found",
  notMatched: "No invoice found",
  accept: "Differences accepted",
  matchAgain: "Match tried again",
  without: "Goes on without an invoice",
  notSent: "Mail not sent",
  enter: "Rate entered",
  paid: "Paid",
  withdraw: "Withdrawn",
  reversed: "Posting reversed",
  withdrawn: "Recorded as withdrawn",
  settled: "Settled with the supplier",
};

const CHANNELS = { api: "sent by a program", form: "uploaded in Tasklist", folder: "found in the watched folder" };

export function money(value, currency) {
  if (!isStated(value)) {
    return "";
  }
  return `${number(value, decimalsOf(currency))} ${currency || ""}`.trim();
}

function decimalsOf(currency) {
  try {
    return new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  } catch (unknownCurrency) {
    return 2;
  }
}

/** An account number in groups of four, as it is printed on paper. */
export function iban(value) {
  return (value || "").replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}

export function sameIban(one, other) {
  const plain = value => (value || "").replace(/\s/g, "").toUpperCase();
  return plain(one) === plain(other);
}

export function unit(code) {
  return code ? UNITS[code] || code : "";
}

/** A quantity with its unit: "6 h", "1 month". */
export function quantity(value, code) {
  const name = unit(code);
  return `${number(value)} ${Math.abs(value) === 1 ? SINGULAR[name] || name : name}`.trim();
}

export function taxCategory(code) {
  return code ? TAX_CATEGORIES[code] || code : "";
}

export function percent(value) {
  return isStated(value) ? `${number(value)} %` : "";
}

export function kind(invoice) {
  return invoice && invoice.kind === "creditnote" ? "Credit note" : "Invoice";
}

export function decided(step) {
  return step.decision ? DECISIONS[step.decision] || step.decision : step.task;
}

/** What came of the match with the order. */
export function matchOutcome(match) {
  return { matched: "as ordered and received", differs: "differs", accepted: "differences accepted" }[match.outcome] || match.outcome;
}

export function channel(value) {
  return CHANNELS[value] || value;
}

/** Lines and the lines below them, in one list with their depth. */
export function flatLines(lines, depth = 0) {
  return (lines || []).flatMap(line => [{ line, depth }, ...flatLines(line.subLines, depth + 1)]);
}
