// What two functions of Dash, compiled for browsers without generators, need of the "regenerator
// runtime": each waits for one promise and ends. Dash sends a polyfill of 99 kB for them.
window.regeneratorRuntime = window.regeneratorRuntime || {
  mark: (generator) => generator,
  wrap(step) {
    let done = false;
    const state = {
      prev: 0,
      next: 0,
      stop: () => {
        done = true;
      },
    };
    return {
      next(sent) {
        state.sent = sent;
        const value = step(state);
        return { value, done };
      },
      throw(error) {
        throw error;
      },
    };
  },
};
