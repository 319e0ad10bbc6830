export const state = $state({ text: '', amount: 3, note: '', agreed: false, colour: '', size: 's', rich: '' });
