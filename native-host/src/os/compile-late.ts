import { setFlagsFromString } from 'node:v8';

/**
 * How often a function runs before V8 compiles it with its middle compiler; 400 unless told. Loading the host's modules
 * runs many small functions some hundred times, and building their schemas a few some ten thousand; the compilers that
 * this would bring in take up to 8 MB for nothing: what is called under load is compiled all the same.
 */
export const COMPILE_LATE = '--invocation-count-for-maglev=100000';

/**
 * For a host in the foreground, whose command line is not ours. Must run before the host's own modules are loaded; what
 * Node itself ran until then is compiled as ever.
 */
export function compileLate(): void {
  setFlagsFromString(COMPILE_LATE);
}
