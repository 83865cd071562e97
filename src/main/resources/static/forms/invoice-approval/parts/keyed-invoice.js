// An invoice while a person keys it in: everything as typed, until it is submitted.
import { plainDate, plainText, readAmount, typedDate } from "../../parts/typed.js";

export { readAmount };

const AMOUNTS = ["lineTotal", "allowanceTotal", "chargeTotal", "netTotal", "taxTotal", "grossTotal", "prepaid", "rounding", "payable"];
const TEXTS = ["number", "currency", "sellerName", "sellerVatId", "sellerMail", "buyerReference", "orderReference", "iban"];
const LINE_TEXTS = ["id", "name", "unit", "taxCategory"];
const LINE_NUMBERS = ["quantity", "netPrice", "netAmount", "taxRate"];

/** A number from the server as typed text that reads back as the same number. */
function typed(value, money = true) {
  if (value === null || value === undefined) {
    return "";
  }
  const text = /^-?\d+(\.\d)?$/.test(String(value)) && money ? Number(value).toFixed(2) : String(value);
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

function plainNumber(value, grouped) {
  const read = readAmount(value, grouped);
  return read ? read : null;
}

export class KeyedInvoice {
  constructor(invoice) {
    this.source = invoice || {};
    this.kind = this.source.kind || "invoice";
    TEXTS.forEach(name => (this[name] = this.source[name] || ""));
    AMOUNTS.forEach(name => (this[name] = typed(this.source[name])));
    this.issueDate = typedDate(this.source.issueDate);
    this.dueDate = typedDate(this.source.dueDate);
    this.lines = (this.source.lineItems || []).map(line => KeyedInvoice.line(line));
    this.taxes = (this.source.taxBreakdown || []).map(tax => ({
      category: tax.category || "S",
      rate: typed(tax.rate, false),
      taxable: typed(tax.taxable),
      tax: typed(tax.tax),
    }));
    if (!invoice) {
      this.currency = "EUR";
      this.addTax();
    }
    this.before = this.json();
  }

  static line(line) {
    const row = { source: line };
    LINE_TEXTS.forEach(name => (row[name] = line[name] || ""));
    LINE_NUMBERS.forEach(name => (row[name] = typed(line[name], name === "netPrice" || name === "netAmount")));
    return row;
  }

  /** Takes back what was saved before; dates come as text. */
  restore(saved) {
    Object.assign(this, saved, {
      before: this.before,
      issueDate: saved.issueDate ? new Date(saved.issueDate) : null,
      dueDate: saved.dueDate ? new Date(saved.dueDate) : null,
    });
  }

  addLine() {
    const last = this.lines[this.lines.length - 1];
    this.lines.push({
      source: {},
      id: String(this.lines.length + 1),
      name: "",
      quantity: "1",
      unit: "C62",
      netPrice: "",
      netAmount: "",
      taxCategory: last ? last.taxCategory : "S",
      taxRate: last ? last.taxRate : "",
    });
  }

  addTax() {
    this.taxes.push({ category: "S", rate: "", taxable: "", tax: "" });
  }

  remove(rows, row) {
    rows.splice(rows.indexOf(row), 1);
  }

  isChanged() {
    return this.json() !== this.before;
  }

  /** Whether everything that should be a number is one. */
  isReadable() {
    return (
      AMOUNTS.every(name => readAmount(this[name]) !== null) &&
      this.lines.every(
        row =>
          readAmount(row.netAmount) !== null &&
          ["quantity", "netPrice", "taxRate"].every(name => readAmount(row[name], false) !== null)
      ) &&
      this.taxes.every(
        row => readAmount(row.rate, false) !== null && readAmount(row.taxable) !== null && readAmount(row.tax) !== null
      )
    );
  }

  /** What does not add up, in words, to see while typing; the server checks everything again. */
  hints() {
    const value = name => Number(readAmount(this[name]) || 0);
    const given = name => Boolean(readAmount(this[name]));
    const differ = (one, other) => Math.abs(one - other) > 0.005;
    const hints = [];
    if (given("netTotal") && given("taxTotal") && given("grossTotal")) {
      const sum = value("netTotal") + value("taxTotal");
      if (differ(sum, value("grossTotal"))) {
        hints.push(`Without tax plus tax is ${sum.toFixed(2)}, but the total says ${value("grossTotal").toFixed(2)}.`);
      }
    }
    if (given("grossTotal") && given("payable")) {
      const third = Number(this.source.thirdPartyPayments || 0);
      const sum = value("grossTotal") - value("prepaid") + value("rounding") + third;
      if (differ(sum, value("payable"))) {
        hints.push(`Total, prepaid and rounding make ${sum.toFixed(2)}, but to pay says ${value("payable").toFixed(2)}.`);
      }
    }
    return hints;
  }

  json() {
    const invoice = { ...this.source };
    delete invoice.lines;
    invoice.kind = this.kind;
    TEXTS.forEach(name => (invoice[name] = plainText(this[name])));
    ["iban", "sellerVatId"].forEach(name => (invoice[name] = invoice[name] && invoice[name].replace(/\s/g, "").toUpperCase()));
    invoice.currency = invoice.currency && invoice.currency.toUpperCase();
    AMOUNTS.forEach(name => (invoice[name] = plainNumber(this[name])));
    invoice.issueDate = plainDate(this.issueDate);
    invoice.dueDate = plainDate(this.dueDate);
    invoice.lineItems = this.lines.map(row => {
      const line = { subLines: [], ...row.source };
      LINE_TEXTS.forEach(name => (line[name] = plainText(row[name])));
      LINE_NUMBERS.forEach(name => (line[name] = plainNumber(row[name], name === "netAmount")));
      return line;
    });
    invoice.taxBreakdown = this.taxes
      .filter(row => row.rate || row.taxable || row.tax)
      .map(row => ({
        category: plainText(row.category),
        rate: plainNumber(row.rate, false),
        taxable: plainNumber(row.taxable),
        tax: plainNumber(row.tax),
      }));
    invoice.allowancesAndCharges = this.source.allowancesAndCharges || [];
    return JSON.stringify(invoice);
  }
}
