import type { LecturePlace } from '../header.ts';
import type { Term, TermGroup } from './history.ts';

function term(
  group: TermGroup,
  id: string,
  covers: readonly string[],
  lectures: readonly LecturePlace[],
  links: readonly string[] = [],
  papers: readonly string[] = [],
): Term {
  return { id, group, covers, lectures, links, papers };
}

const s0 = (section: string): LecturePlace => ({ text: 'S0', section });
const s1 = (section: string): LecturePlace => ({ text: 'S1', section });
const s2 = (section: string): LecturePlace => ({ text: 'S2', section });
const s3 = (section: string): LecturePlace => ({ text: 'S3', section });
const s4 = (section: string): LecturePlace => ({ text: 'S4', section });

/** Words, products and uses that the lecture texts name. */
export const TERMS: readonly Term[] = [
  term('words', 'definition', ['C012'], [s4('Virtualisierungsbereiche')]),
  term('words', 'four-words', ['C013'], [s4('Abstraktion'), s4('Emulation'), s4('Simulation')]),
  term('words', 'essence', ['C014'], [s4('Virtualisation')]),
  term('words', 'areas', ['C015'], [s4('Virtualisierungsbereiche')], ['/see/virtual-switch', '/see/thin-full']),
  term('words', 'full-native', ['C056'], [s3('23.1 Virtualization')], ['/see/technique-cost']),
  term('words', 'system-of-systems', ['C060'], [s3('23.2 Hypervisors')], ['/see/steal', '/see/limit']),
  term('products', 'market', ['C075'], [s2('The Hypervisor'), s0('Microsoft Hyper-V')]),
  term('products', 'xen-linux', ['C077'], [s0('XEN Paravirtualization')]),
  term('products', 'why-xen', ['C078'], [s0('XEN Paravirtualization')]),
  term('products', 'makers', ['C087'], [s2('The Hypervisor'), s2('The Protection Rings')]),
  term(
    'products',
    'kvm-type',
    ['C086'],
    [s4('Hypervisors')],
    [],
    ['Kivity, Kamay, Laor, Lublin & Liguori, kvm: the Linux Virtual Machine Monitor, Ottawa Linux Symposium 2007'],
  ),
  term('products', 'rumour', ['C063'], [s2('OS virtualization')], ['/see/isolation']),
  term(
    'products',
    'sizes',
    ['C072', 'C073'],
    [s0('VMware ESXi Architecture')],
    ['/see/attack-surface', '/model/security#SEC-1'],
  ),
  term(
    'use',
    'legacy',
    ['C005'],
    [s3('23.1 Virtualization'), s1('With virtualization'), s4('Gründe für eine HW Virtualisierung')],
    ['/solo?hall=old-and-new'],
  ),
  term('use', 'appliances', ['C023'], [s1('With virtualization')], ['/see/clone']),
  term(
    'use',
    'testing',
    ['C024'],
    [s0('Hypervisor Types'), s1('With virtualization')],
    ['/see/clone', '/see/snapshot-chain'],
  ),
  term('use', 'web-and-mail', ['C135'], [s1('Without virtualization')], ['/see/isolation']),
  term('use', 'malicious-guest', ['C133'], [s0('Hypervisor Types')], ['/see/attack-surface', '/model/security#SEC-6']),
  term(
    'use',
    'public-private',
    ['C128'],
    [s1('What exactly is the cloud?')],
    ['/see/elasticity', '/see/products'],
    ['Mell & Grance, The NIST Definition of Cloud Computing, NIST SP 800-145, 2011'],
  ),
];
