// What the two forms about a possible hit share: they show the entry of the list beside whom it may be.
import { inPlainWords } from "../../parts/task.js";
import { date } from "../../parts/words.js";
import { url } from "./form.js";
import { country } from "./words.js";

const KINDS = { individual: "Person", person: "Person", entity: "Company or organisation", company: "Company", vessel: "Ship", aircraft: "Aircraft" };
const PARTS = { customer: "The customer", representative: "Representative", owner: "Owner" };

/** Loads the possible hit that the task is about, and the others of the same person. Options as in `openTask` of ./form.js. */
export function aboutHit(more = {}) {
  return {
    ...more,
    variables: ["hitId", ...(more.variables || [])],
    ready: (t, $http) => {
      Object.assign(t, { likeness, position, hitState, hitProblem: null });
      return $http.get(`${url(t.case.id)}/hits`).then(
        ({ data }) => {
          t.hit = data.find(hit => hit.id === t.variables.hitId);
          if (!t.hit) {
            t.hitProblem = "It is not there (any more). Tell those who run Tandem.";
            return;
          }
          t.otherHits = data.filter(hit => hit !== t.hit && samePerson(hit.person, t.hit.person));
          t.rows = comparison(t.hit);
          if (more.ready) {
            more.ready(t, $http);
          }
        },
        error => (t.hitProblem = inPlainWords(error, "possible hit"))
      );
    },
  };
}

function samePerson(one, other) {
  return ["kind", "name", "birthDate", "country"].every(what => (one[what] || "") === (other[what] || ""));
}

/** A score of 0 to 100 in words. */
export function likeness(score) {
  if (score >= 98) {
    return "the same name";
  }
  return score >= 90 ? "nearly the same name" : "a similar name";
}

/** What the person is to the customer. */
export function position(person) {
  const share = person.share === null || person.share === undefined ? "" : `, ${person.share} %`;
  return `${PARTS[person.role] || person.role}${share}`;
}

/** What people said of a possible hit. */
export function hitState(hit) {
  switch (hit.state) {
    case "clearing":
      return `${hit.firstByName} says that it is somebody else; a second person has to agree`;
    case "cleared":
      return `somebody else, say ${hit.firstByName} and ${hit.secondByName}`;
    case "confirmed":
      return `the one on the list, says ${hit.firstByName}`;
    default:
      return "nobody has decided yet";
  }
}

/** Person and entry side by side. What one side does not say, does not differ. */
export function comparison({ person, entry }) {
  const remarks = (entry.remarks || "").split(";").map(part => part.trim().replace(/\.$/, ""));
  const said = pattern => remarks.filter(part => pattern.test(part)).map(part => part.replace(pattern, "").trim());
  // lists write "02 Nov 1974"
  const births = said(/^(alt\.? )?DOB\b:?/i).map(birth => birth.replace(/^0/, ""));
  const countries = said(/^(alt\.? )?(nationality|citizen)\b:?/i);
  const rows = [names(person, entry), kinds(person, entry)];
  if (entry.matchedName && !same(entry.matchedName, entry.name)) {
    rows.splice(1, 0, { label: "Also called", mine: person.name, other: entry.matchedName, mark: same(person.name, entry.matchedName) ? "same" : "" });
  }
  if (person.kind === "person" || births.length) {
    rows.push({ label: "Date of birth", mine: date(person.birthDate), other: births.join(", or "), mark: birthMark(person.birthDate, births) });
  }
  rows.push({ label: "Country", mine: country(person.country), other: countries.join(", "), mark: countryMark(country(person.country), countries) });
  return rows;
}

function names(person, entry) {
  return { label: "Name", mine: person.name, other: entry.name, mark: same(person.name, entry.name) ? "same" : "" };
}

function kinds(person, entry) {
  const isPerson = entry.kind === "individual" || entry.kind === "person";
  const agree = (person.kind === "person") === isPerson;
  return { label: "Kind", mine: KINDS[person.kind] || person.kind, other: KINDS[entry.kind] || entry.kind, mark: agree ? "same" : "differs" };
}

function birthMark(mine, births) {
  if (!mine || !births.length) {
    return "";
  }
  if (births.some(birth => birth === date(mine))) {
    return "same";
  }
  const year = Number(mine.slice(0, 4));
  // lists know many dates of birth as "1961" or "circa 1961" only: a year beside it does not speak against it
  const near = births.some(birth => (birth.match(/\d{4}/g) || []).some(other => Math.abs(Number(other) - year) <= 1));
  return near ? "similar" : "differs";
}

function countryMark(mine, countries) {
  if (!mine || !countries.length) {
    return "";
  }
  return countries.some(other => same(other, mine)) ? "same" : "differs";
}

/** Words of a name in any order, case and punctuation: lists write "IVANOV, Ivan". */
function same(one, other) {
  const plain = text =>
    (text || "")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toUpperCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .sort()
      .join(" ");
  return plain(one) === plain(other);
}
