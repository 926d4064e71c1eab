// Follows a stream of server-sent events for as long as the page is looked at.

const RETRY = 5_000;

/**
 * @param address gives the address to open, with the position that the page has got to
 * @param events by name: what to do with the data and the id of an event
 * @param state told true while events arrive, false while the stream is away
 */
export const follow = (address, events, state = () => {}) => {
  let source;
  let retry;

  const open = () => {
    window.clearTimeout(retry);
    source?.close();
    source = new EventSource(address());
    source.addEventListener("open", () => state(true));
    source.addEventListener("error", () => {
      state(false);
      if (source.readyState === EventSource.CLOSED) { // refused; a lost connection the browser mends itself
        retry = window.setTimeout(open, RETRY);
      }
    });
    for (const [name, told] of Object.entries(events)) {
      source.addEventListener(name, (event) => told(event.data, event.lastEventId));
    }
  };

  const close = () => {
    window.clearTimeout(retry);
    source?.close();
    source = undefined;
  };

  // browsers open six connections to a host at most: pages in the background leave theirs to the one that is looked at
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", (event) => event.persisted && open());
  if (!document.hidden) {
    open();
  }
};
