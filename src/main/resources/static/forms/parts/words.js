// How values are written for people, whatever a form is about.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function date(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value || "");
  return parts ? `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]} ${parts[1]}` : "";
}

export function moment(value) {
  if (!value) {
    return "";
  }
  const at = new Date(value);
  const two = number => String(number).padStart(2, "0");
  return `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "in 5 days", "today", "3 days ago"; empty for no date. */
export function fromToday(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value || "");
  if (!parts) {
    return "";
  }
  const now = new Date();
  const days = Math.round(
    (Date.UTC(parts[1], parts[2] - 1, parts[3]) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 86400000
  );
  if (days === 0) {
    return "today";
  }
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}

export function isPast(value) {
  return fromToday(value).endsWith("ago");
}

export function isStated(value) {
  return value !== null && value !== undefined && value !== "";
}

/** A number with as many decimals as it has, at least `decimals`. */
export function number(value, decimals = 0) {
  return isStated(value)
    ? Number(value).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: 8 })
    : "";
}

export function who(step) {
  return step.name || step.who || "Tandem";
}

/** Size of a file. */
export function size(bytes) {
  return bytes < 1000000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1000000).toFixed(1)} MB`;
}
