// What the forms of customer onboarding share; ../../parts/task.js says how they get here. The templates see everything as `t`.
import * as shared from "../../parts/task.js";
import * as words from "./words.js";
import { EditedApplication } from "./edited-application.js";

const ONBOARDING = {
  what: "application",
  words,
  part: name => `/forms/customer-onboarding/parts/${name}.html`,
  id: "onboardingId",
  url: id => `/api/onboardings/${encodeURIComponent(id)}`,
};

/** The address of the application with this case id, for forms that load more than it. */
export const url = ONBOARDING.url;

/** Opens a task's form; options as in `openTask` of ../../parts/task.js. What the application says is `t.application`. */
export function openTask(tasklist, options = {}) {
  const t = shared.openTask(tasklist, ONBOARDING, {
    ...options,
    loaded: (found, valid) => {
      t.application = found.application;
      if (options.loaded) {
        options.loaded(found, valid);
      }
    },
  });
  return t;
}

/** Opens the form that starts a case with an application that somebody types in. */
export function openStart({ camForm, $scope, done }) {
  const t = ($scope.t = { ...words, part: ONBOARDING.part, shared: shared.part, edited: new EditedApplication(null) });
  t.isEditing = () => true;
  shared.submitOnlyAnswers(camForm, { application: () => t.edited.json() });
  done(null, {});
}

/** Lets a person correct what the application says, if they choose to. */
export function openCorrection(tasklist) {
  const t = openTask(tasklist, {
    values: { application: () => (t.edited && t.isEditing() ? t.edited.json() : null) },
    loaded: found => (t.edited = new EditedApplication(found.application)),
    ready: () => (t.decision = t.decision || "correct"),
  });
  t.isEditing = () => t.decision === "correct";
  shared.keepWhatWasTyped(tasklist.camForm, "application", () => t.edited);
}
