// What the forms of all processes share. Tasklist (Angular 1) shows a form and gives its script `camForm`, `$scope` and `inject`; the
// script loads the module of its process, which hands them over here. The templates see everything as `t`.

const FOLDER = "/forms/parts/";

/** The address of a part that all processes share. */
export const part = name => `${FOLDER}${name}.html`;

/**
 * Opens a task's form: loads what its case is about, then lets Tasklist go on. Gives `t`.
 *
 * @param tasklist `camForm`, `$scope`, `inject` and `done` as Tasklist gave them
 * @param subject `what` people call it; `words`: functions for the templates; `part`: address of a part of this process; `id`: name of
 *     the variable with its id; `url`: where its data are
 * @param options `variables`: names of process variables to show; `values`: what to submit other than from input fields, as functions;
 *     `loaded`: called with what was found and a function that says what is valid; `ready`: called with `t` and Angular's `$http` when
 *     everything is there
 */
export function openTask({ camForm, $scope, inject, done }, subject, options = {}) {
  const t = ($scope.t = {
    ...subject.words,
    what: subject.what,
    part: subject.part,
    shared: part,
    case: null,
    problem: null,
    variables: {},
  });
  submitOnlyAnswers(camForm, options.values || {});

  inject([
    "$http",
    "$q",
    function ($http, $q) {
      const variables = () =>
        $q((resolve, reject) =>
          camForm.client
            .resource("task")
            .formVariables(
              { id: camForm.taskId, names: [subject.id, ...(options.variables || [])], deserializeValues: false },
              (error, found) => (error ? reject(error) : resolve(found))
            )
        );

      t.load = () => {
        t.problem = null;
        return variables()
          .then(found => {
            Object.keys(found).forEach(name => (t.variables[name] = found[name].value));
            return $http.get(subject.url(t.variables[subject.id]));
          })
          .then(answer => {
            t.case = answer.data;
            if (options.loaded) {
              options.loaded(answer.data, valid);
            }
          })
          .catch(error => (t.problem = inPlainWords(error, subject.what)))
          .finally(() => valid("loaded", t.case !== null));
      };

      // Tasklist puts what was saved before into the fields as it goes on; what a form fills in itself comes after it
      const fillIn = () => t.case && options.ready && options.ready(t, $http);
      t.retry = () => t.load().then(fillIn);

      const valid = (what, ok) => {
        const form = $scope[camForm.formElement.attr("name")];
        if (form) {
          form.$setValidity(what, ok);
        }
      };

      t.load()
        .finally(() => done(null, {}))
        .then(fillIn);
    },
  ]);
  return t;
}

/** What went wrong, for the person. */
export function inPlainWords(error, what) {
  switch (error.status) {
    case 401:
      return "You are not signed in any more. Sign in again.";
    case 403:
      return `You may not see this ${what}. Ask the person who looks after the groups in Tandem.`;
    case 404:
      return `This ${what} is not there (any more).`;
    case -1:
    case 0:
      return "Tandem can't be reached. Check the network and try again.";
    default:
      return `The ${what} can't be shown just now. Try again; if it stays like this, tell those who run Tandem.`;
  }
}

/**
 * Camunda would submit every variable that the form fetched or left empty. Only answers are submitted: what the form has a field
 * for, and the person gave.
 */
export function submitOnlyAnswers(camForm, values) {
  camForm.parseVariables = () => {
    const answers = {};
    camForm.fields.forEach(({ variableName: name }) => {
      const { value, type, valueInfo } = camForm.variableManager.variable(name);
      const answer = values[name] ? values[name]() : value;
      if (typeof answer === "string" && answer.trim() !== "") {
        answers[name] = { value: answer, type, valueInfo };
      }
    });
    return answers;
  };
  const submit = camForm.submitVariables.bind(camForm);
  camForm.submitVariables = done =>
    submit((error, result) => {
      if (error && error.message) {
        // Tandem says what is wrong; Camunda puts ids before it
        error.message = error.message.replace(/^Cannot (instantiate process definition|submit task form) \S+: /, "");
      }
      done(error, result);
    });
}

/** Tasklist's "Save" keeps input fields only; so what was typed travels as one, in the variable that it is submitted in. */
export function keepWhatWasTyped(camForm, name, typed) {
  camForm.on("variables-stored", () => {
    const key = `camForm:${camForm.taskId}`;
    const stored = JSON.parse(localStorage.getItem(key));
    stored.vars[name] = JSON.stringify(typed());
    localStorage.setItem(key, JSON.stringify(stored));
  });
  camForm.on("variables-restored", () => {
    const variable = camForm.variableManager.variable(name);
    if (variable.value && typed()) {
      typed().restore(JSON.parse(variable.value));
    }
    variable.value = "";
  });
}

/** Two sides of a comparison. */
export function row(label, mine, other) {
  const plain = value => String(value || "").replace(/\s/g, "").toUpperCase();
  return { label, mine, other, differs: plain(mine) !== plain(other) };
}

/** Those entries that are not empty. */
export function given(entries) {
  return Object.fromEntries(Object.entries(entries || {}).filter(([, value]) => value));
}
