// What the forms of the invoice approval share. Tasklist (Angular 1) shows a form and gives its script `camForm`, `$scope` and
// `inject`; the script loads this module and hands them over. The templates see everything as `t`.
import * as shared from "../../parts/task.js";
import * as words from "./words.js";
import { KeyedInvoice, readAmount } from "./keyed-invoice.js";

const FOLDER = "/forms/invoice-approval/parts/";
const part = name => `${FOLDER}${name}.html`;
const INVOICE = {
  what: "invoice",
  words,
  part,
  id: "invoiceId",
  url: id => `/api/invoices/${encodeURIComponent(id)}`,
};
const inPlainWords = error => shared.inPlainWords(error, INVOICE.what);
const { given, row } = shared;
const MAX_FILE = 10 * 1024 * 1024;

/**
 * Opens a task's form: loads the invoice of its case, then lets Tasklist go on.
 *
 * @param tasklist `camForm`, `$scope`, `inject` and `done` as Tasklist gave them
 * @param options `variables`: names of process variables to show; `edit`: with fields to key the invoice in;
 *     `supplierChecked`: accounting has been asked for the supplier; `values`: what to submit other than from input fields, as
 *     functions; `ready`: called with `t` and Angular's `$http` when the invoice is there
 */
export function openTask(tasklist, options = {}) {
  const { camForm, $scope } = tasklist;
  const values = { ...options.values };
  if (options.edit) {
    values.keyedInvoice = () => (t.keyed && t.isKeying() ? t.keyed.json() : null);
  }
  const t = shared.openTask(tasklist, INVOICE, {
    ...options,
    values,
    loaded: (found, valid) => {
      t.invoice = found.invoice;
      t.lines = words.flatLines(found.invoice && found.invoice.lineItems);
      t.ibanKnown =
        found.supplier && found.invoice && found.invoice.iban
          ? found.supplier.ibans.some(known => words.sameIban(known, found.invoice.iban))
          : null;
      if (options.isReady) {
        $scope.$watch(() => t.decision !== "confirm" || options.isReady(), ok => valid("amounts", Boolean(ok)));
      }
      if (options.edit) {
        t.keyed = new KeyedInvoice(found.invoice);
        t.readAmount = readAmount;
        $scope.$watch(() => !t.isKeying() || t.keyed.isReadable(), ok => valid("amounts", ok));
      }
    },
  });
  t.supplierChecked = Boolean(options.supplierChecked);
  t.isKeying = options.isKeying ? () => options.isKeying(t) : () => t.decision === "keyed";
  fitFramesToContent(camForm);
  if (options.edit) {
    shared.keepWhatWasTyped(camForm, "keyedInvoice", () => t.keyed);
  }
}

/** Opens the form that starts a case with a file. */
export function openStart({ camForm, $scope, done }) {
  const t = ($scope.t = { ...words, part, shared: shared.part, problem: "none" });
  const input = camForm.formElement[0].querySelector("input[type=file]");
  const check = () => {
    const form = $scope[camForm.formElement.attr("name")];
    t.file = input.files[0];
    t.problem = problemWith(t.file);
    form.$setValidity("document", t.problem === null);
  };
  input.addEventListener("change", () => $scope.$apply(check));
  shared.submitOnlyAnswers(camForm, {});
  done(null, {});
  $scope.$evalAsync(() => {
    // Angular knows nothing of files: to it, the required field would stay empty
    const form = $scope[camForm.formElement.attr("name")];
    form.$removeControl(form.document);
    check();
  });
}

function problemWith(file) {
  if (!file) {
    return "none";
  }
  if (file.size === 0) {
    return "This file is empty. Choose another one.";
  }
  if (file.size > MAX_FILE) {
    return `This file is too large: ${words.size(file.size)}. At most 10 MB are allowed.`;
  }
  if (!/\.(xml|pdf)$/i.test(file.name)) {
    return "Only e-invoices (.xml) and PDFs (.pdf) can be sent in. Choose another file.";
  }
  return null;
}

/** A readable invoice is as high as its text, so that there is one thing to scroll. Load events don't bubble. */
function fitFramesToContent(camForm) {
  camForm.formElement[0].addEventListener(
    "load",
    ({ target }) => {
      if (target.tagName === "IFRAME" && target.contentDocument) {
        target.style.height = `${target.contentDocument.documentElement.scrollHeight + 12}px`;
      }
    },
    true
  );
}

// ---- what single forms add ----

/** Shows the invoice beside the ones that it may be a duplicate of. */
export function compareWithSuspects(t, $http) {
  t.title = "This invoice";
  t.compareWith = suspect => {
    t.suspect = suspect;
    t.other = null;
    t.otherProblem = null;
    t.rows = comparison(t.invoice, suspect);
    if (!suspect.invoiceId) {
      return null;
    }
    return $http.get(`/api/invoices/${encodeURIComponent(suspect.invoiceId)}`).then(
      ({ data }) => {
        t.other = { ...words, title: "The suspect", case: data, invoice: data.invoice };
        t.rows = [...comparison(t.invoice, data.invoice || suspect), row("State", STATES[t.case.state], STATES[data.state])];
      },
      error => (t.otherProblem = inPlainWords(error))
    );
  };
  return t.case.suspects.length ? t.compareWith(t.case.suspects[t.case.suspects.length - 1]) : null;
}

const STATES = {
  received: "just received", inProgress: "in progress", posted: "posted", paid: "paid", rejected: "rejected", withdrawn: "withdrawn",
};

function comparison(mine, other) {
  const rows = [
    ["Supplier", invoice => invoice.sellerName],
    ["Number", invoice => invoice.number],
    ["Invoice date", invoice => words.date(invoice.issueDate)],
    ["To pay", invoice => words.money(invoice.payable, invoice.currency)],
    ["Without tax", invoice => words.money(invoice.netTotal, invoice.currency)],
    ["Our order", invoice => invoice.orderReference],
    ["Account", invoice => words.iban(invoice.iban)],
    ["Lines", invoice => invoice.lineItems && String(invoice.lineItems.length)],
  ];
  // accounting knows less of an invoice than Tandem: what it can't say is no difference
  return rows
    .filter(([, value]) => value(other) !== undefined && (value(mine) || value(other)))
    .map(([label, value]) => row(label, value(mine), value(other)));
}

/** Lets a clerk say who the supplier is. */
export function choosingSupplier() {
  const only = (t, decision, value) => (t.decision === decision ? value : null);
  let t;
  const proposed = name => () => only(t, "propose", t.proposal[name]);
  return {
    supplierChecked: true,
    values: {
      linkedSupplierId: () => only(t, "link", t.supplierId),
      proposedName: proposed("name"),
      proposedVatId: proposed("vatId"),
      proposedCategory: proposed("category"),
      proposedMail: proposed("mail"),
      proposedIban: proposed("iban"),
    },
    ready: (opened, $http) => {
      t = opened;
      const invoice = t.invoice || {};
      t.proposal = {
        name: invoice.sellerName,
        vatId: invoice.sellerVatId,
        mail: invoice.sellerMail,
        iban: words.iban(invoice.iban),
        category: "",
        ...given(t.proposal),
      };
      t.refused = t.case.way.filter(step => step.decision === "refuse").pop();
      t.query = firstWord(invoice.sellerName);
      t.search = () => {
        t.searchProblem = null;
        return $http.get("/api/suppliers", { params: { q: t.query } }).then(
          ({ data }) => (t.found = data),
          error => (t.searchProblem = inPlainWords(error))
        );
      };
      return t.search();
    },
  };
}

/** Lets a clerk clear up how an invoice differs from its order. */
export function clearingDifferences() {
  let t;
  return {
    variables: ["orderNumber"],
    values: { orderNumber: () => (t.decision === "matchAgain" ? t.orderNumber : null) },
    ready: opened => {
      t = opened;
      t.orderNumber = t.orderNumber || t.variables.orderNumber || (t.invoice && t.invoice.orderReference);
    },
  };
}

/** Lets a clerk choose the invoice that a credit note corrects. */
export function choosingCorrected() {
  let t;
  return {
    variables: ["creditProblem"],
    values: { creditedInvoiceId: () => (t.decision === "link" ? t.creditedInvoiceId : null) },
    ready: (opened, $http) => {
      t = opened;
      return $http.get(`/api/invoices/${encodeURIComponent(t.case.id)}/creditable`).then(
        ({ data }) => (t.found = data),
        error => (t.searchProblem = inPlainWords(error))
      );
    },
  };
}

/** Lets a clerk confirm, change and split the accounts of the lines. */
export function choosingAccounts() {
  let t;
  const cents = amount => Math.round(Number(amount) * 1e6);
  const read = part => readAmount(part.net, false);
  return {
    values: { coding: () => (t.decision === "confirm" ? codingOf(t, read) : null) },
    isReady: () => t && t.coding.every(line => !t.codingHint(line)),
    ready: (opened, $http) => {
      t = opened;
      t.coding = codedLines(t.case.codings);
      t.codingHint = line => {
        if (line.parts.some(part => !part.account || !part.costCentre)) {
          return "Choose an account and a cost centre.";
        }
        if (line.parts.length === 1) {
          return null;
        }
        if (line.parts.some(part => !read(part))) {
          return "Give each part its amount.";
        }
        const sum = line.parts.reduce((all, part) => all + cents(read(part)), 0);
        return sum === cents(line.net) ? null : `The parts make ${words.number(sum / 1e6, 2)}, not ${words.number(line.net, 2)}.`;
      };
      t.split = line => {
        if (line.parts.length === 1) {
          line.parts[0].net = "";
        }
        line.parts.push({ ...line.parts[line.parts.length - 1], net: "" });
      };
      t.join = (line, part) => {
        line.parts.splice(line.parts.indexOf(part), 1);
        if (line.parts.length === 1) {
          line.parts[0].net = String(line.net);
        }
      };
      const choices = (url, name) =>
        $http.get(url).then(
          ({ data }) => (t[name] = data),
          error => (t.searchProblem = inPlainWords(error))
        );
      return Promise.all([choices("/api/accounting/accounts", "accounts"), choices("/api/accounting/cost-centres", "costCentres")]);
    },
  };
}

/** Codings by line; a line that is split has several. */
function codedLines(codings) {
  const lines = new Map();
  codings.forEach(coding => {
    const line = lines.get(coding.line) || { line: coding.line, label: coding.label, reason: coding.reason, net: 0, parts: [] };
    line.net = Math.round((line.net + Number(coding.net)) * 1e6) / 1e6;
    line.parts.push({ account: coding.account, costCentre: coding.costCentre, net: String(coding.net) });
    lines.set(coding.line, line);
  });
  return [...lines.values()];
}

function codingOf(t, read) {
  return JSON.stringify(
    t.coding.flatMap(line =>
      line.parts.map(part => ({
        line: line.line,
        account: part.account,
        costCentre: part.costCentre,
        net: line.parts.length === 1 ? line.net : read(part),
      }))
    )
  );
}

function firstWord(name) {
  return (name || "").trim().split(/\s+/)[0] || "";
}

/** Shows a proposed supplier beside what the invoice says. */
export function showProposal(t) {
  const { variables, invoice } = t;
  t.proposed = t.case.way.filter(step => step.decision === "propose").pop();
  t.rows = [
    row("Name", variables.proposedName, invoice.sellerName),
    row("VAT id", variables.proposedVatId, invoice.sellerVatId),
    row("E-mail", variables.proposedMail, invoice.sellerMail),
    row("IBAN", words.iban(variables.proposedIban), words.iban(invoice.iban)),
    { label: "Category", mine: variables.proposedCategory, other: "–", differs: false },
  ];
}

/** Shows what the amount becomes at the rate that is being entered. */
export function enteringRate(t) {
  t.converted = () => {
    const rate = Number(t.rate);
    return rate > 0 && words.isStated(t.invoice.payable) ? Math.round((100 * t.invoice.payable) / rate) / 100 : null;
  };
}
