export const EVENTS_PATH = '/api/v1/events';
