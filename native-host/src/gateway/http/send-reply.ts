/** Puts what a route answered on the wire. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteReply } from './route.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export function sendReply(request: FastifyRequest, reply: FastifyReply, answer: RouteReply): FastifyReply {
  const { status = 200, body, contentType, headers, etag } = answer;
  if (headers !== undefined) reply.headers(headers);
  if (etag !== undefined) {
    // Weak: the same content may travel compressed or not.
    const tag = `W/"${etag}"`;
    reply.header('etag', tag);
    if (matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
  }
  reply.code(status);
  if (body === undefined) return reply.send();
  if (contentType !== undefined) return reply.type(contentType).send(body);
  return reply.type(JSON_TYPE).send(typeof body === 'string' ? body : JSON.stringify(body));
}

/** RFC 9110, 13.1.2, by weak comparison. */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((part) => weak(part.trim()) === tag);
}

const weak = (tag: string) => (tag.startsWith('W/') ? tag : `W/${tag}`);
