// What the forms of customer onboarding share; ../../parts/task.js says how they get here. The templates see everything as `t`.
import * as shared from "../../parts/task.js";
import * as words from "./words.js";

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
