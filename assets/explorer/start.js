// Starts Dash's renderer; a file instead of Dash's inline script, so that the content
// security policy can forbid inline scripts.
window.renderer = new window.DashRenderer();
