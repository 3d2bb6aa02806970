import type { LecturePlace } from '../header.ts';
import type { Architecture } from './history.ts';

const TYPES: LecturePlace = { text: 'S0', section: 'Hypervisor Types' };
const THREE: LecturePlace = { text: 'S0', section: 'Three Possible Architectures' };
const HYPERVISORS: LecturePlace = { text: 'S4', section: 'Hypervisors' };
const TYPE_2: LecturePlace = { text: 'S2', section: 'Hosted virtualization' };
const CONTAINERS: LecturePlace = { text: 'S2', section: 'OS virtualization' };
const KINDS: LecturePlace = { text: 'S3', section: '23.1 Virtualization' };

/** Ways to put systems above each other, in the order of the page. */
export const ARCHITECTURES: readonly Architecture[] = [
  {
    id: 'traditional',
    stack: [['hardware'], ['kernel'], ['program', 'program']],
    products: [],
    papers: [],
    lectures: [
      { text: 'S2', section: 'Traditional' },
      { text: 'S0', section: 'Virtual Infrastructure' },
    ],
    covers: ['C065'],
    links: ['/see/consolidation'],
  },
  {
    id: 'partitions',
    stack: [['hardware'], ['partitions'], ['kernel', 'kernel'], ['program', 'program']],
    products: [
      { name: 'IBM z, IBM p', by: { text: 'S4', section: 'Server Virtualisierungsarten' } },
      { name: 'Sun/Oracle SPARC', by: { text: 'S4', section: 'Server Virtualisierungsarten' } },
    ],
    papers: [],
    lectures: [{ text: 'S4', section: 'Server Virtualisierungsarten' }],
    covers: ['C016'],
    links: [],
  },
  {
    id: 'type1',
    stack: [['hardware'], ['hypervisor'], ['guest', 'guest', 'guest']],
    products: [
      { name: 'VMware ESXi', by: TYPES },
      { name: 'VMware ESXi, Xen, Hyper-V', by: HYPERVISORS },
    ],
    papers: [],
    lectures: [THREE, TYPES],
    covers: ['C068', 'C011', 'C073'],
    links: ['/solo?hall=open-hall', '/see/consolidation'],
  },
  {
    id: 'console',
    stack: [['hardware'], ['hypervisor'], ['console', 'guest', 'guest']],
    products: [{ name: 'VMware ESX', by: { text: 'S0', section: 'VMware ESXi Architecture' } }],
    papers: ['Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002'],
    lectures: [{ text: 'S0', section: 'VMware ESXi Architecture' }],
    covers: ['C072', 'C071'],
    links: ['/see/attack-surface'],
  },
  {
    id: 'privileged',
    stack: [['hardware'], ['hypervisor'], ['privileged', 'guest', 'guest']],
    products: [
      { name: 'Xen', by: { text: 'S0', section: 'XEN Paravirtualization' } },
      { name: 'Citrix, Oracle, Sun, Virtual Iron', by: { text: 'S2', section: 'The Hypervisor' } },
      { name: 'Hyper-V', by: { text: 'S0', section: 'Microsoft Hyper-V' } },
    ],
    papers: ['Barham et al., Xen and the Art of Virtualization, SOSP 2003'],
    lectures: [
      { text: 'S0', section: 'XEN Paravirtualization' },
      { text: 'S0', section: 'Microsoft Hyper-V' },
    ],
    covers: ['C076'],
    links: ['/see/dom0-load', '/see/dom0-outage', '/solo?hall=two-doors'],
  },
  {
    id: 'paravirtual',
    stack: [['hardware'], ['hypervisor'], ['portedGuest', 'portedGuest']],
    products: [{ name: 'Xen', by: KINDS }],
    papers: ['Barham et al., Xen and the Art of Virtualization, SOSP 2003'],
    lectures: [THREE, { text: 'S4', section: 'OS Unterstützte (Para) Virtualisierung' }],
    covers: ['C068', 'C054'],
    links: ['/see/technique-cost'],
  },
  {
    id: 'type2',
    stack: [['hardware'], ['hostSystem'], ['program', 'vmm'], ['guest']],
    products: [
      { name: 'VMware Workstation, Parallels, Oracle VirtualBox', by: TYPES },
      { name: 'VMware Workstation, VMware Fusion, Parallels Desktop for the Mac, Microsoft Virtual PC', by: TYPE_2 },
      { name: 'VMware Workstation, KVM', by: HYPERVISORS },
      { name: 'Microsoft Virtual Server', by: { text: 'S0', section: 'Microsoft Hyper-V' } },
    ],
    papers: [
      'Bugnion, Devine, Rosenblum, Sugerman & Wang, Bringing Virtualization to the x86 Architecture with the Original VMware Workstation, ACM TOCS 30(4), 2012',
    ],
    lectures: [THREE, TYPES, TYPE_2],
    covers: ['C068', 'C074', 'C085', 'C083', 'C086'],
    links: ['/see/io-paths', '/see/attack-surface'],
  },
  {
    id: 'containers',
    stack: [['hardware'], ['kernel'], ['container', 'container', 'container']],
    products: [
      { name: 'Parallels Virtuozzo, Solaris Containers', by: CONTAINERS },
      { name: 'BSD jails, Linux-VServer', by: KINDS },
    ],
    papers: [
      'Soltesz, Pötzl, Fiuczynski, Bavier & Peterson, Container-based Operating System Virtualization, EuroSys 2007',
    ],
    lectures: [CONTAINERS, KINDS],
    covers: ['C062'],
    links: ['/see/isolation', '/solo?hall=old-and-new'],
  },
  {
    id: 'jvm',
    stack: [['hardware'], ['kernel'], ['runtime'], ['program', 'program']],
    products: [{ name: 'Java JVM', by: { text: 'S0', section: 'A Different View of “Virtual Machine”: Java’s JVM' } }],
    papers: [],
    lectures: [{ text: 'S0', section: 'A Different View of “Virtual Machine”: Java’s JVM' }, KINDS],
    covers: [],
    links: ['/solo?hall=memory-crunch'],
  },
];
