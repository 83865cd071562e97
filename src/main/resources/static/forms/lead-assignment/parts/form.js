// What the forms of lead assignment share; ../../parts/task.js says how they get here. The templates see everything as `t`.
import * as shared from "../../parts/task.js";
import * as words from "./words.js";

const LEAD = {
  what: "lead",
  words,
  part: name => `/forms/lead-assignment/parts/${name}.html`,
  id: "leadId",
  url: id => `/api/leads/${encodeURIComponent(id)}`,
};

/** Opens a task's form; options as in `openTask` of ../../parts/task.js. */
export function openTask(tasklist, options = {}) {
  const t = shared.openTask(tasklist, LEAD, {
    ...options,
    loaded: (found, valid) => {
      t.lead = found.lead;
      if (options.loaded) {
        options.loaded(found, valid);
      }
    },
    ready: (opened, $http) => {
      // who had it before is good to know, and no reason to show nothing if it can't be had
      const had = $http.get(`${LEAD.url(opened.case.id)}/assignments`).then(
        ({ data }) => (opened.had = data.filter(one => one.closedWhy && one.closedWhy !== "replaced")),
        () => (opened.had = [])
      );
      return Promise.all([had, options.ready && options.ready(opened, $http)]);
    },
  });
  // how many people missed it since it came in or came back
  t.missed = () => (t.had || []).reduce((count, one) => (one.closedWhy === "missed" ? count + 1 : 0), 0);
  return t;
}

/** Lets a team lead say who gets the lead. */
export function choosingRep() {
  let t;
  return {
    values: { chosenRep: () => (t.decision === "assign" ? t.chosenRep : null) },
    ready: (opened, $http) => {
      t = opened;
      return $http.get(`${LEAD.url(t.case.id)}/reps`).then(
        ({ data }) => (t.reps = data),
        error => (t.searchProblem = shared.inPlainWords(error, LEAD.what))
      );
    },
  };
}

/** Lets a person name the team. */
export function choosingTeam() {
  let t;
  return {
    variables: ["team"],
    values: { team: () => t.team },
    ready: (opened, $http) => {
      t = opened;
      t.wanted = t.variables.team;
      return $http.get("/api/teams").then(
        ({ data }) => (t.teams = data),
        error => (t.searchProblem = shared.inPlainWords(error, LEAD.what))
      );
    },
  };
}

/** Lets the rep say what came of the lead. */
export function recordingOutcome() {
  let t;
  const two = number => String(number).padStart(2, "0");
  const iso = day => `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return {
    variables: ["respondBy", "begun"],
    values: { nurtureUntil: () => (t.decision === "nurture" && t.day ? iso(t.day) : null) },
    ready: opened => {
      t = opened;
      const tomorrow = new Date();
      tomorrow.setDate(tomorrow.getDate() + 1);
      t.tomorrow = iso(tomorrow);
      t.comeBackIn = months => {
        const day = new Date();
        day.setMonth(day.getMonth() + months);
        t.day = new Date(day.getFullYear(), day.getMonth(), day.getDate());
      };
    },
  };
}

/** Lets a person compare the lead with those in the CRM whom it may be. */
export function comparingWithCrm() {
  let t;
  return {
    values: { chosenContact: () => (t.decision === "same" && t.candidate ? t.candidate.contact.id : null) },
    ready: (opened, $http) => {
      t = opened;
      t.compareWith = candidate => {
        t.candidate = candidate;
        t.chosenContact = candidate.contact.id;
        t.rows = comparison(t.case, candidate);
      };
      return $http.get(`${LEAD.url(t.case.id)}/candidates`).then(
        ({ data }) => {
          t.candidates = data;
          if (data.length) {
            t.compareWith(data[0]);
          }
        },
        error => (t.searchProblem = shared.inPlainWords(error, "CRM"))
      );
    },
  };
}

/** The server has compared; what one side does not know, does not differ. */
function comparison({ lead }, { contact, ...same }) {
  const row = (label, mine, other, isSame) => ({ label, mine, other, mark: isSame ? "same" : mine && other ? "differs" : "" });
  const name = lead.name || [lead.firstName, lead.lastName].filter(Boolean).join(" ");
  const names = row("Name", name, contact.name, same.nameSimilarity === 1);
  if (names.mark === "differs" && same.nameSimilarity >= 0.8) {
    names.mark = "similar";
  }
  return [
    names,
    row("E-mail", lead.mail, contact.mail, same.mailSame),
    row("Phone", lead.phone, contact.phone, same.phoneSame),
    row("Company", lead.company, contact.company, same.companySame),
  ];
}
