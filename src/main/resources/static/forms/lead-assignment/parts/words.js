// How values of a lead are written for people: countries, languages, durations, decisions. Dates and numbers: ../../parts/words.js.
export { date, moment, fromToday, isPast, isStated, number, who } from "../../parts/words.js";

// decision -> what somebody did
const DECISIONS = {
  received: "Received",
  same: "Found to be somebody in the CRM",
  different: "Found to be somebody new",
  assign: "Given to a rep",
  disqualify: "Given up",
  missed: "Not begun in time",
  retry: "Opportunity tried again",
  without: "Goes on without an opportunity",
  refused: "Refused by the CRM",
  qualified: "Qualified",
  nurture: "To come back later",
  disqualified: "Disqualified",
  notSent: "Mail not sent",
};

const CHANNELS = { api: "sent by a program", form: "through the web form", tasklist: "typed in in Tasklist", import: "in a spreadsheet" };

export function decided(step) {
  return step.decision ? DECISIONS[step.decision] || step.decision : step.task;
}

export function channel(value) {
  return CHANNELS[value] || value;
}

/** The English name of an ISO code; what is no code stays as it is. */
function named(type, code) {
  try {
    return new Intl.DisplayNames(["en"], { type }).of(code) || code;
  } catch (noCode) {
    return code;
  }
}

export function country(code) {
  return code ? named("region", code) : "";
}

export function language(code) {
  return code ? named("language", code) : "";
}

/** Seconds as "1 h 5 min". */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return "";
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return seconds > 0 && minutes === 0 ? "under a minute" : `${minutes} min`;
  }
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function points(value) {
  return value > 0 ? `+${value}` : `${value}`.replace("-", "−");
}

/** What became of somebody's turn with a lead. */
export function closed(had) {
  return { missed: "did not begin in time", replaced: "it was given to somebody else", nurture: "put it off", qualified: "qualified it",
    disqualified: "disqualified it", released: "its case ended" }[had.closedWhy] || "has it";
}

/** What a place is like that somebody could get the lead into. */
export function room(rep) {
  if (!rep.present) {
    return "away";
  }
  return rep.openLeads < rep.capacity ? "free" : "full";
}
