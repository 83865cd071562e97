// What the form about a document adds: the document that the task is about, and what came for it.
import { inPlainWords } from "../../parts/task.js";
import { url } from "./form.js";

/** Options of `openTask`. */
export function aboutDocument() {
  return {
    variables: ["documentNumber"],
    ready: (t, $http) =>
      $http.get(`${url(t.case.id)}/documents`).then(
        ({ data }) => {
          t.document = data.find(document => document.number === t.variables.documentNumber);
          if (!t.document) {
            t.documentProblem = "This document is not there (any more).";
            return;
          }
          t.upload = t.document.uploads.find(upload => upload.round === t.document.round);
          t.rejected = t.document.uploads.filter(upload => upload.accepted === false);
          t.documentProblem = t.upload ? null : "Nothing is there to be checked. Reload the task.";
        },
        error => (t.documentProblem = inPlainWords(error, "document"))
      ),
  };
}
