/** Shapes of what is read off pages, which a frame's tool and the page's tool share. */
import { z } from 'zod';

export const pageLink = z.strictObject({
  ref: z.string(),
  text: z.string().describe('Accessible name'),
  url: z.string(),
  leaves: z.boolean().describe('True when it leads to another host'),
});

export const pageImage = z.strictObject({
  ref: z.string(),
  name: z.string().describe('Accessible name; empty for decoration'),
  url: z.string().describe('Empty for drawings; data: addresses are cut'),
  width: z.number().describe('As shown, in CSS pixels'),
  height: z.number(),
  naturalWidth: z.number().describe('Of the file; 0 while it has not loaded'),
  naturalHeight: z.number(),
});

export const pageMetadata = z.strictObject({
  title: z.string(),
  language: z.string(),
  canonical: z.string(),
  description: z.string(),
  author: z.string(),
  published: z.string().describe('As the page writes it'),
  modified: z.string(),
  robots: z.string(),
  charset: z.string(),
  openGraph: z.record(z.string(), z.string()).describe('og: and article: properties without their prefix “og:”'),
  twitter: z.record(z.string(), z.string()),
  alternates: z.array(z.strictObject({ language: z.string(), type: z.string(), url: z.string() })),
  icons: z.array(z.string()),
  jsonLd: z.array(z.unknown()).describe('Structured data as the page writes it'),
  truncated: z.boolean().describe('True when something was too long to be told'),
});
