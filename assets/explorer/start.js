// What Dash draws without a component of its own: see Slot in timeline/web/explorer/dash_internals.py.
window.timeline_dash = {
  Slot: ({ id, children }) => window.React.createElement("div", { id }, children),
};
// Starts Dash's renderer; a file instead of Dash's inline script, so that the content
// security policy can forbid inline scripts.
window.renderer = new window.DashRenderer();
