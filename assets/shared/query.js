// The query string of a view as the server writes it (`join` in timeline/query/params.py): keys
// sorted, commas, colons and slashes as they are. tests/fixtures/queries.json holds both to it.

/**
 * Return a query with some parameters changed.
 * @param {string} query
 * @param {Record<string, string | null>} changes "" or null leaves a parameter out
 */
export function changed(query, changes) {
  const parameters = new URLSearchParams(query);
  for (const [key, value] of Object.entries(changes)) {
    if (value) parameters.set(key, value);
    else parameters.delete(key);
  }
  parameters.sort();
  return `${parameters}`.replace(/%(2C|2F|3A|7E)/g, decodeURIComponent).replace(/\*/g, "%2A");
}
