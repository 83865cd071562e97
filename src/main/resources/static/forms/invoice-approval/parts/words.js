// How values of an invoice are written for people: dates, amounts, accounts, units, decisions.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const UNITS = {
  C62: "pcs", H87: "pcs", EA: "pcs", PCE: "pcs", XPP: "pcs", NAR: "pcs", XPK: "packs", PK: "packs", SET: "sets", XBX: "boxes",
  HUR: "h", MIN: "min", DAY: "days", WEE: "weeks", MON: "months", ANN: "years", LS: "lump sum", E48: "services",
  KGM: "kg", GRM: "g", TNE: "t", LTR: "l", MTQ: "m³", MTK: "m²", MTR: "m", KMT: "km", CMT: "cm", MMT: "mm", KWH: "kWh", P1: "%",
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

export function date(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value || "");
  return parts ? `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]} ${parts[1]}` : "";
}

export function moment(value) {
  if (!value) {
    return "";
  }
  const at = new Date(value);
  const two = number => String(number).padStart(2, "0");
  return `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "in 5 days", "today", "3 days ago"; empty for no date. */
export function fromToday(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value || "");
  if (!parts) {
    return "";
  }
  const now = new Date();
  const days = Math.round(
    (Date.UTC(parts[1], parts[2] - 1, parts[3]) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 86400000
  );
  if (days === 0) {
    return "today";
  }
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}

export function isPast(value) {
  return fromToday(value).endsWith("ago");
}

export function isStated(value) {
  return value !== null && value !== undefined && value !== "";
}

/** A number with as many decimals as it has, at least `decimals`. */
export function number(value, decimals = 0) {
  return isStated(value)
    ? Number(value).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: 8 })
    : "";
}

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

export function who(step) {
  return step.name || step.who || "Tandem";
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

/** Size of a file. */
export function size(bytes) {
  return bytes < 1000000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1000000).toFixed(1)} MB`;
}
