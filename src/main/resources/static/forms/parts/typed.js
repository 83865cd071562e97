// What people type into forms: read as they write it, and written back.

/**
 * Reads a number as people write it, German or English: 1.234,56 and 1,234.56 and 1234.5.
 *
 * @param text as typed
 * @param grouped whether one separator before exactly three digits parts thousands (amounts), or decimals (quantities, prices)
 * @returns the number as plain decimal text, "" for nothing, null if it can't be read
 */
export function readAmount(text, grouped = true) {
  let plain = String(text === null || text === undefined ? "" : text).replace(/[\s\u00a0\u202f'’€$£]/g, "").replace(/^[−–]/, "-");
  if (plain === "") {
    return "";
  }
  if (!/^[+-]?\d[\d.,]*$/.test(plain) && !/^[+-]?[.,]\d+$/.test(plain)) {
    return null;
  }
  const sign = plain[0] === "-" ? "-" : "";
  plain = plain.replace(/^[+-]/, "");
  const decimal = decimalSeparator(plain, grouped);
  const [whole, fraction = ""] = decimal ? split(plain, decimal) : [plain];
  const group = decimal === "," ? "." : decimal === "." ? "," : /[.,]/.exec(plain);
  const groups = group ? whole.split(String(group)) : [whole];
  const areGroups = groups.length === 1 || (groups[0].length <= 3 && groups.slice(1).every(part => part.length === 3));
  if (!areGroups || /[.,]/.test(fraction) || /[.,]/.test(groups.join(""))) {
    return null;
  }
  const digits = groups.join("").replace(/^0+(?=\d)/, "") || "0";
  return sign + digits + (fraction ? `.${fraction}` : "");
}

function decimalSeparator(plain, grouped) {
  const dot = plain.lastIndexOf(".");
  const comma = plain.lastIndexOf(",");
  if (dot >= 0 && comma >= 0) {
    return dot > comma ? "." : ",";
  }
  const separator = dot >= 0 ? "." : comma >= 0 ? "," : null;
  if (separator === null) {
    return null;
  }
  const parts = plain.split(separator);
  const partsThousands = parts.length > 2 || (grouped && parts[1].length === 3 && /^[1-9]\d{0,2}$/.test(parts[0]));
  return partsThousands ? null : separator;
}

function split(plain, separator) {
  const at = plain.lastIndexOf(separator);
  return [plain.slice(0, at), plain.slice(at + 1)];
}

/** A date from the server for an input field. */
export function typedDate(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value || "");
  return parts ? new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : null;
}

/** A date from an input field for the server; null for none. */
export function plainDate(value) {
  if (!value) {
    return null;
  }
  const at = new Date(value);
  const two = number => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A text for the server; null for nothing. */
export function plainText(value) {
  const text = (value || "").trim();
  return text === "" ? null : text;
}
