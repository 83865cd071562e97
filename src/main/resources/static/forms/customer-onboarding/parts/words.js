// How values of an application are written for people: countries, legal forms, states, decisions. Dates and numbers: ../../parts/words.js.
export { date, moment, fromToday, isPast, isStated, number, who, size } from "../../parts/words.js";

// decision -> what somebody did
const DECISIONS = {
  received: "Received",
  changed: "Changed what the application says",
  correct: "Corrected the application",
  decline: "Declined",
  clear: "Found to be somebody else",
  confirm: "Found to be on the sanctions list",
  agree: "Agreed that it is somebody else",
  disagree: "Did not agree",
  accept: "Accepted",
  reject: "Rejected",
  tryAgain: "Tried again",
  examineAgain: "Examined again",
  giveUp: "Given up",
  contacted: "Contacted the customer",
  withdraw: "Withdrew the application",
  notSent: "Mail not sent",
};

const CHANNELS = { api: "sent by a program", form: "through the web form", tasklist: "typed in in Tasklist" };

export const LEGAL_FORMS = [
  ["limited", "Limited company (GmbH, Ltd, Sàrl)"],
  ["publicCompany", "Listed company (AG, plc, SA)"],
  ["partnership", "Partnership (KG, OHG, LLP)"],
  ["soleTrader", "Sole trader"],
  ["association", "Association"],
  ["foundation", "Foundation"],
  ["trust", "Trust"],
  ["publicBody", "Public body"],
];

export const PRODUCTS = [
  ["standard", "Standard: paid in advance"],
  ["credit", "Credit: paid on account"],
  ["reseller", "Reseller"],
];

const RISKS = { low: "Low risk", medium: "Medium risk", high: "High risk" };

const STATES = {
  received: "Received",
  incomplete: "Something is missing",
  screening: "Being screened",
  risk: "Risk being assessed",
  documents: "Documents awaited",
  settingUp: "Being set up",
  customer: "Customer",
  declined: "Declined",
  expired: "Closed: documents did not come",
  blocked: "Blocked",
  withdrawn: "Withdrawn",
  erased: "Erased",
};

const ROLES = { customer: "Customer", representative: "Represents", owner: "Owns" };

const FIELDS = {
  kind: "Kind",
  name: "Name",
  legalForm: "Legal form",
  registrationNumber: "Registration number",
  country: "Country",
  street: "Street",
  postalCode: "Postal code",
  city: "City",
  vatId: "VAT id",
  iban: "IBAN",
  product: "Product",
  contactName: "Contact",
  mail: "E-mail",
  phone: "Phone",
  birthDate: "Date of birth",
  representatives: "Representatives",
  owners: "Owners",
  share: "Share",
};

export function decided(step) {
  return step.decision ? DECISIONS[step.decision] || step.decision : step.task;
}

export function channel(value) {
  return CHANNELS[value] || value;
}

export function state(value) {
  return STATES[value] || value;
}

export function risk(value) {
  return RISKS[value] || value;
}

export function role(value) {
  return ROLES[value] || value;
}

const named = (pairs, value) => (pairs.find(([code]) => code === value) || [null, value])[1];

export function legalForm(value) {
  return named(LEGAL_FORMS, value);
}

export function product(value) {
  return named(PRODUCTS, value);
}

/** "owners[1].share" as "Owner 2, share". */
export function field(name) {
  const row = /^(representatives|owners)\[(\d+)\](?:\.(.+))?$/.exec(name || "");
  if (!row) {
    return FIELDS[name] || name;
  }
  const who = `${row[1] === "owners" ? "Owner" : "Representative"} ${Number(row[2]) + 1}`;
  return row[3] ? `${who}, ${(FIELDS[row[3]] || row[3]).toLowerCase()}` : who;
}

/** The English name of an ISO code; what is no code stays as it is. */
export function country(code) {
  if (!code) {
    return "";
  }
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) || code;
  } catch (noCode) {
    return code;
  }
}

/** Street, place and country on one line; empty if nothing is known. */
export function address({ street, postalCode, city, country: code }) {
  const place = [postalCode, city].filter(Boolean).join(" ");
  return [street, place, country(code)].filter(Boolean).join(", ");
}

/** An IBAN in groups of four, as on paper. */
export function iban(value) {
  return (value || "").replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}

/** What became of somebody's screening. */
export function screened(person) {
  if (!person.screenedAt) {
    return "not screened yet";
  }
  if (!person.hits.length) {
    return "nobody like this on the list";
  }
  const count = person.hits.length === 1 ? "1 possible hit" : `${person.hits.length} possible hits`;
  const open = person.hits.filter(hit => hit.state !== "cleared");
  return open.length ? `${count}, ${open.length} of them not cleared` : `${count}, found to be somebody else`;
}
