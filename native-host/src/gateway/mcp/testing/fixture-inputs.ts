/**
 * Tools and a prompt that ask their client something before they answer, as the revision of 2026 has it; ARQ asks its
 * clients nothing. What a client carries from one round to the next is signed. For tests.
 */
import { randomBytes } from 'node:crypto';
import {
  acceptedContent,
  createRequestStateCodec,
  inputRequired,
  inputResponse,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import type {
  CallToolResult,
  GetPromptResult,
  InputRequest,
  InputRequiredResult,
  ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

type Answer = CallToolResult | InputRequiredResult;
type Handle = (input: object, context: ServerContext) => Promise<Answer>;

const said = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] });
const states = createRequestStateCodec<{ round: number }>({ key: randomBytes(32) });

/** In which round this request comes; 0 before the first. Rejects what this server did not sign. */
async function roundOf(context: ServerContext): Promise<number> {
  const state = context.mcpReq.requestState<string>();
  if (state === undefined) return 0;
  try {
    return (await states.verify(state, context)).round;
  } catch {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'This requestState is not from here.');
  }
}

async function ask(inputRequests: Record<string, InputRequest>, round?: number): Promise<InputRequiredResult> {
  return inputRequired({ inputRequests, ...(round !== undefined && { requestState: await states.mint({ round }) }) });
}

const named = z.object({ name: z.string() });
const coloured = z.object({ color: z.string() });
const confirmed = z.object({ ok: z.boolean() });
const told = z.object({ context: z.string() });

const forName = (message = 'What is your name?'): InputRequest =>
  inputRequired.elicit({ message, requestedSchema: named });
const forText = (text: string): InputRequest =>
  inputRequired.createMessage({ messages: [{ role: 'user', content: { type: 'text', text } }], maxTokens: 100 });
const forConfirmation = (): InputRequest =>
  inputRequired.elicit({ message: 'Please confirm', requestedSchema: confirmed });

/** Asks for a name, and again for as long as what comes back is none. */
export const askForName: Handle = async (_input, { mcpReq }) => {
  const answer = acceptedContent(mcpReq.inputResponses, 'user_name', named);
  return answer === undefined ? ask({ user_name: forName() }) : said(`Hello, ${answer.name}!`);
};

const askForCapital: Handle = async (_input, { mcpReq }) => {
  const answer = inputResponse(mcpReq.inputResponses, 'capital_question');
  if (answer.kind !== 'sampling') return ask({ capital_question: forText('What is the capital of France?') });
  return said(JSON.stringify(answer.result.content));
};

const askForRoots: Handle = async (_input, { mcpReq }) => {
  const answer = inputResponse(mcpReq.inputResponses, 'client_roots');
  if (answer.kind !== 'roots') return ask({ client_roots: inputRequired.listRoots() });
  return said(answer.roots.map(({ uri }) => uri).join('\n'));
};

const askForConfirmation: Handle = async (_input, context) => {
  const round = await roundOf(context);
  const answer = acceptedContent(context.mcpReq.inputResponses, 'confirm', confirmed);
  return round === 0 || answer === undefined ? ask({ confirm: forConfirmation() }, 1) : said('state-ok');
};

const askForSeveral: Handle = async (_input, context) => {
  const { inputResponses } = context.mcpReq;
  const kinds = ['user_name', 'greeting', 'client_roots'].map((key) => inputResponse(inputResponses, key).kind);
  if ((await roundOf(context)) > 0 && !kinds.includes('missing')) return said(`Got ${kinds.join(', ')}.`);
  return ask(
    { user_name: forName(), greeting: forText('Generate a greeting'), client_roots: inputRequired.listRoots() },
    1,
  );
};

const askTwice: Handle = async (_input, context) => {
  const round = await roundOf(context);
  const { inputResponses } = context.mcpReq;
  if (round === 2 && acceptedContent(inputResponses, 'step2', coloured) !== undefined) return said('Both rounds done.');
  if (round === 0 || acceptedContent(inputResponses, 'step1', named) === undefined) {
    return ask({ step1: forName('Step 1: What is your name?') }, 1);
  }
  const message = 'Step 2: What is your favorite color?';
  return ask({ step2: inputRequired.elicit({ message, requestedSchema: coloured }) }, 2);
};

/** Asks for no more than its client has said that it can answer. */
const askForWhatItCan: Handle = async (_input, { mcpReq }) => {
  const declared = z
    .looseObject({ 'io.modelcontextprotocol/clientCapabilities': z.looseObject({}) })
    .safeParse(mcpReq.envelope);
  const capabilities = declared.data?.['io.modelcontextprotocol/clientCapabilities'] ?? {};
  const requests: Record<string, InputRequest> = {
    ...('elicitation' in capabilities && { user_name: forName() }),
    ...('sampling' in capabilities && { greeting: forText('Generate a greeting') }),
  };
  return Object.keys(requests).length === 0 ? said('Nothing to ask.') : ask(requests);
};

export const inputHandlers: Readonly<Record<string, Handle>> = {
  test_input_required_result_elicitation: askForName,
  test_input_required_result_sampling: askForCapital,
  test_input_required_result_list_roots: askForRoots,
  test_input_required_result_request_state: askForConfirmation,
  test_input_required_result_tampered_state: askForConfirmation,
  test_input_required_result_multiple_inputs: askForSeveral,
  test_input_required_result_multi_round: askTwice,
  test_input_required_result_capabilities: askForWhatItCan,
};

/** Undefined for a prompt that is not this one. */
export async function askForPrompt(
  name: string,
  { mcpReq }: ServerContext,
): Promise<GetPromptResult | InputRequiredResult | undefined> {
  if (name !== 'test_input_required_result_prompt') return undefined;
  const answer = acceptedContent(mcpReq.inputResponses, 'user_context', told);
  if (answer !== undefined) {
    return { messages: [{ role: 'user', content: { type: 'text', text: `Go by this: ${answer.context}` } }] };
  }
  const message = 'What context should the prompt use?';
  return ask({ user_context: inputRequired.elicit({ message, requestedSchema: told }) });
}
