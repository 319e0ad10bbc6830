import { z } from 'zod';

/** For tools that act in a browser and in none of its tabs. */
export const browserField = z.string().max(100).describe('Browser name when several are connected').optional();
