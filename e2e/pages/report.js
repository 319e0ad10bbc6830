// Tells the test server what this page itself saw. Only trusted facts of the page: values, states, events.
globalThis.report = (text) => {
  navigator.sendBeacon('/report', text);
};
