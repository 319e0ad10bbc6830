/** Environment variable by which a browser that ARQ started, and the relay that it starts, is known again. */
export const LAUNCH_VARIABLE = 'ARQ_LAUNCH';
