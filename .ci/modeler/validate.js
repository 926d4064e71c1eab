// Holds the element templates against the schema that Camunda Modeler reads them by.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateAll } from '@bpmn-io/element-templates-validator';

const directory = process.argv[2];
const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
let faulty = 0;
for (const name of files) {
  const template = JSON.parse(readFileSync(join(directory, name), 'utf8'));
  for (const result of validateAll([template]).results.filter((each) => !each.valid)) {
    faulty++;
    for (const error of result.errors) console.error(`${name}: ${error.message}`);
  }
}
console.log(`${files.length} element templates, ${faulty} faulty`);
process.exit(files.length > 0 && faulty === 0 ? 0 : 1);
