import { mount } from 'svelte';
import { app, held } from './page.js';
import Form from './SvelteForm.svelte';
import { state } from './svelte-state.svelte.js';

mount(Form, { target: app, props: { state } });
held.svelte = () => JSON.parse(JSON.stringify(state));
