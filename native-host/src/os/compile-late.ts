import { setFlagsFromString } from 'node:v8';

/** How often a function runs before V8 compiles it with its middle compiler; 400 unless told. */
const CALLS = 10_000;

/**
 * Must run before the host's own modules are loaded. Loading them runs many small functions some hundred times, and the
 * compiler that this would bring in takes 7 MB for nothing: what is called under load is compiled all the same. Set here
 * and not on the command line, where a Node that has no such flag any more would refuse to start.
 */
export function compileLate(): void {
  setFlagsFromString(`--invocation-count-for-maglev=${CALLS}`);
}
