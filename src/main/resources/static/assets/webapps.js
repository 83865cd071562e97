// Loaded by Tasklist, Cockpit, Admin and Welcome (customScripts in their config.js). People sign in to them on Tandem's
// page only, so their own sign-in form is left as soon as they would show it; and texts that people wrote stay texts.
import { money } from "../forms/invoice-approval/parts/words.js";

const context = document.querySelector("base").getAttribute("app-root").replace(/\/camunda$/, "");
let signsOut = false;

document.addEventListener(
  "click",
  event => {
    if (event.target.closest(".account .logout")) {
      signsOut = true;
    }
  },
  true
);

function leaveOwnSignIn() {
  if (window.location.hash.startsWith("#/login")) {
    document.documentElement.style.visibility = "hidden";
    // loading the page again makes the server ask for the sign-in, and come back here after it
    window.location.replace(signsOut ? `${context}/sign-in?signedOut` : window.location.pathname);
  }
}

window.addEventListener("hashchange", leaveOwnSignIn);
leaveOwnSignIn();

// The web applications give names from models, business keys and server messages to their translations ("| translate"), which
// evaluate what stands in braces: {{constructor.constructor('...')()}} in the name of a process would run as a script in the
// session of whoever looks at a case. Translations have plain names in braces only, so nothing else is replaced.
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

function replaceNamesOnly(original, sanitization) {
  original.interpolate = (text, parameters, context, strategy) => {
    const values = sanitization.sanitize(parameters || {}, "params", strategy, context) || {};
    if (typeof text === "number") {
      return String(text);
    }
    if (typeof text !== "string") {
      return "";
    }
    const filled = text.replace(PLACEHOLDER, (placeholder, name) =>
      Object.hasOwn(values, name) ? String(values[name] ?? "") : placeholder
    );
    return sanitization.sanitize(filled, "text", strategy, context);
  };
  return original;
}

window.angular.module("pascalprecht.translate").config([
  "$provide",
  $provide =>
    $provide.decorator("$translateDefaultInterpolation", ["$delegate", "$translateSanitization", replaceNamesOnly])
]);

// Cockpit's table of variables puts a name into a link, and compiles that as a template.
const LINK = /^(<a [^>]*>)([\s\S]*)(<\/a>)$/;

function inParts(text) {
  // a text node that ends between two braces is no template
  return text.replace(/\{(?=\{)/g, "{<!-- -->");
}

function escapeLinks(directives) {
  const directive = directives[0];
  const link = directive.link;
  directive.compile = () => (scope, element, ...rest) => {
    const shown = (scope.info.additions || {})[scope.headerName];
    const parts = shown && typeof shown.html === "string" && !shown.inParts ? LINK.exec(shown.html.trim()) : null;
    if (parts) {
      shown.html = parts[1] + inParts(parts[2]) + parts[3];
      shown.inParts = true;
    }
    link(scope, element, ...rest);
  };
  return directives;
}

// A case of an invoice has its number as business key, and a page of its own: Cockpit shows the number as a link to it.
const CASE_ID = /^INV-\d{6,}$/;

function linkCase(text) {
  const parent = text.parentElement;
  const id = text.data.trim();
  if (!parent || !CASE_ID.test(id)) {
    return;
  }
  if (parent.dataset.tandemCase) {
    // the page reuses its nodes for another case
    parent.href = `${context}/invoices/${id}`;
  } else if (!parent.closest("a, button, input, textarea, svg")) {
    const link = document.createElement("a");
    link.dataset.tandemCase = "true";
    link.href = `${context}/invoices/${id}`;
    link.target = "_blank";
    link.rel = "noopener";
    link.title = "Open the page of this case";
    // the page's own text node goes on living in the link, so that what changes it still does
    text.replaceWith(link);
    link.append(text);
  }
}

function linkCases(node) {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found = node.nodeType === Node.TEXT_NODE ? [node] : [];
  while (texts.nextNode()) {
    found.push(texts.currentNode);
  }
  found.forEach(linkCase);
}

if (window.camCockpitConf) {
  new MutationObserver(changes =>
    changes.forEach(change => [change.target, ...change.addedNodes].forEach((node, at) => {
      if (at > 0 || node.nodeType === Node.TEXT_NODE) {
        linkCases(node);
      }
    }))
  ).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  window.angular
    .module("cam.cockpit")
    .config(["$provide", $provide => $provide.decorator("camRenderVarTemplateDirective", ["$delegate", escapeLinks])]);
}

// Lists of tasks show variables bare: 1190 and, further down, EUR. People read amounts as they stand on the invoice.
function writeAmounts(directives) {
  const directive = directives[0];
  const link = directive.link;
  directive.compile = () => (scope, ...rest) => {
    link(scope, ...rest);
    const { amount, amountCurrency, currency } = scope.variablesByName;
    // a list of somebody's own that leaves out the currency of converted amounts can't tell it
    const canTell = [...scope.variableDefinitions].some(definition => definition.name === "amountCurrency");
    if (canTell && amount && typeof amount.value === "number") {
      // a copy: the variables themselves belong to Tasklist
      const of = amountCurrency || currency;
      scope.variablesByName.amount = { ...amount, type: "String", value: money(amount.value, of && of.value) };
      delete scope.variablesByName.amountCurrency;
      delete scope.variablesByName.currency;
      scope.variableDefinitions = scope.variableDefinitions.filter(
        definition => definition.name !== "amountCurrency" && definition.name !== "currency"
      );
    }
  };
  return directives;
}

if (window.camTasklistConf) {
  window.angular
    .module("cam.tasklist")
    .config(["$provide", $provide => $provide.decorator("camTasklistVariablesDirective", ["$delegate", writeAmounts])]);
}

export default [];
