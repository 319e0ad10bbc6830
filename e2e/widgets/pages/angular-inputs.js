import '@angular/compiler';
import { Component, provideZonelessChangeDetection } from '@angular/core';
import { FormControl, FormGroup, FormsModule, ReactiveFormsModule, Validators } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { app, held } from './page.js';

app.innerHTML = '<arq-form></arq-form>';
class Form {
  group = new FormGroup({
    text: new FormControl('', [Validators.required, Validators.minLength(3)]),
    blurred: new FormControl('', { updateOn: 'blur' }),
    amount: new FormControl(3),
    note: new FormControl(''),
    agreed: new FormControl(false),
    colour: new FormControl(''),
    size: new FormControl('s'),
  });
  model = '';
}
const template = `<form [formGroup]="group"><label>Text <input formControlName="text"></label><label>Blurred <input formControlName="blurred"></label>
  <label>Amount <input type="number" formControlName="amount"></label><label>Note <textarea formControlName="note"></textarea></label>
  <label><input type="checkbox" formControlName="agreed"> Agreed</label>
  <label>Colour <select formControlName="colour"><option value=""></option><option value="red">red</option><option value="green">green</option></select></label>
  <label><input type="radio" formControlName="size" value="s"> Size s</label><label><input type="radio" formControlName="size" value="m"> Size m</label></form>
  <label>Model <input [(ngModel)]="model" name="model"></label>`;
const Decorated = Component({ selector: 'arq-form', imports: [ReactiveFormsModule, FormsModule], template })(Form);
const application = await bootstrapApplication(Decorated, { providers: [provideZonelessChangeDetection()] });
const { instance } = application.components[0];
held.angular = () => ({ ...instance.group.value, model: instance.model, isValid: instance.group.valid });
