import { createApp, reactive } from 'vue/dist/vue.esm-bundler.js';
import { app, held } from './page.js';

const state = reactive({ text: '', lazy: '', number: 3, note: '', agreed: false, days: [], colour: '', size: 's' });
createApp({
  setup: () => ({ state }),
  template: `<form><label>Text <input v-model.trim="state.text"></label><label>Lazy <input v-model.lazy="state.lazy"></label>
    <label>Amount <input type="number" v-model.number="state.number"></label><label>Note <textarea v-model="state.note"></textarea></label>
    <label><input type="checkbox" v-model="state.agreed"> Agreed</label>
    <label v-for="day in ['Mon', 'Tue']" :key="day"><input type="checkbox" :value="day" v-model="state.days"> {{ day }}</label>
    <label>Colour <select v-model="state.colour"><option value="">none</option><option>red</option><option>green</option></select></label>
    <label v-for="one in ['s', 'm']" :key="one"><input type="radio" :value="one" v-model="state.size"> Size {{ one }}</label></form>`,
}).mount(app);
held.vue = () => JSON.parse(JSON.stringify(state));
