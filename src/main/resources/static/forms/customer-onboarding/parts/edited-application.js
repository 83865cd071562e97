// An application while a person types or corrects it: everything as typed, until it is submitted.
import { plainDate, plainText, readAmount, typedDate } from "../../parts/typed.js";

const TEXTS = ["name", "legalForm", "registrationNumber", "country", "street", "postalCode", "city", "vatId", "iban", "product", "contactName",
  "mail", "phone"];
const ONLY_COMPANIES = ["legalForm", "registrationNumber"];

export class EditedApplication {
  constructor(application) {
    const given = application || {};
    this.kind = given.kind || "company";
    TEXTS.forEach(name => (this[name] = given[name] || ""));
    this.product = this.product || "standard";
    this.birthDate = typedDate(given.birthDate);
    this.representatives = (given.representatives || []).map(person => EditedApplication.person(person));
    this.owners = (given.owners || []).map(owner => EditedApplication.person(owner));
    if (!application) {
      this.addRepresentative();
      this.addOwner();
    }
  }

  static person(given) {
    return {
      kind: given.kind || "person",
      name: given.name || "",
      birthDate: typedDate(given.birthDate),
      country: given.country || "",
      share: given.share === null || given.share === undefined ? "" : String(given.share),
    };
  }

  /** Takes back what was saved before; dates come as text. */
  restore(saved) {
    const withDate = row => ({ ...row, birthDate: row.birthDate ? new Date(row.birthDate) : null });
    Object.assign(this, withDate(saved), {
      representatives: (saved.representatives || []).map(withDate),
      owners: (saved.owners || []).map(withDate),
    });
  }

  isCompany() {
    return this.kind === "company";
  }

  addRepresentative() {
    this.representatives.push(EditedApplication.person({}));
  }

  addOwner() {
    this.owners.push(EditedApplication.person({}));
  }

  remove(rows, row) {
    rows.splice(rows.indexOf(row), 1);
  }

  /** Whether the share is a number, or nothing. */
  isShare(row) {
    return readAmount(row.share, false) !== null;
  }

  json() {
    const application = { kind: this.kind };
    TEXTS.forEach(name => (application[name] = plainText(this[name])));
    if (this.isCompany()) {
      application.birthDate = null;
    } else {
      ONLY_COMPANIES.forEach(name => (application[name] = null));
      application.birthDate = plainDate(this.birthDate);
    }
    const person = row => ({ name: plainText(row.name), birthDate: plainDate(row.birthDate), country: plainText(row.country) });
    // a row that nobody filled in says nothing; a share that is no number goes as it is, and is refused
    const filled = row => plainText(row.name) || row.birthDate || plainText(row.country) || plainText(row.share);
    application.representatives = this.representatives.filter(filled).map(person);
    application.owners = this.owners.filter(filled).map(row => ({
      ...person(row),
      kind: row.kind,
      birthDate: row.kind === "company" ? null : plainDate(row.birthDate),
      share: readAmount(row.share, false) || plainText(row.share),
    }));
    return JSON.stringify(application);
  }
}
