import { writeFileSync } from 'node:fs';
import { capabilityPage } from './capabilities/page.ts';

/** Writes the page of the table of capabilities. */
writeFileSync('docs/model/capabilities.md', capabilityPage());
