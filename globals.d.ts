// What other scripts put into the page, as far as ours use it.
interface Window {
  Plotly: any;
  React: any;
  DashRenderer: any;
  renderer: any;
  regeneratorRuntime: any;
  timeline_dash: any;
  dash_clientside: any;
  embedZoom: (page: any) => void; // assets/embed/zoom.js, for assets/embed/page.js
}

/** An event whose target is of that kind, as the listener has made sure. */
type On<Target, Kind = Event> = Kind & { target: Target };
