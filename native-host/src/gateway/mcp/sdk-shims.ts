/** What the bundle has in place of the MCP SDK's `_shims`: the same two names, without its schema validator. */
export { default as process } from 'node:process';

/** Named by the SDK as its default; `createMcpServer` hands in its own. */
export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('The schema validator of the MCP SDK is not part of this bundle.');
  }
}
