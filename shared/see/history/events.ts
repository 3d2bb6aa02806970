import type { LecturePlace } from '../header.ts';
import type { EventKind, HistoryEvent } from './history.ts';

type Rest = Partial<Omit<HistoryEvent, 'id' | 'year' | 'kind'>>;

function event(year: number, id: string, kind: EventKind, rest: Rest): HistoryEvent {
  return { id, year, kind, papers: [], lectures: [], covers: [], links: [], ...rest };
}

const GESCHICHTE: LecturePlace = { text: 'S4', section: 'Geschichte' };
const HISTORY: LecturePlace = { text: 'S0', section: 'History of Virtualization' };

/** The time line, in order of years. */
export const EVENTS: readonly HistoryEvent[] = [
  event(1959, 'strachey', 'idea', {
    papers: [
      'Strachey, Time Sharing in Large Fast Computers, International Conference on Information Processing (UNESCO), 1959',
    ],
    lectures: [GESCHICHTE],
    covers: ['C008'],
  }),
  event(1962, 'ctss', 'idea', {
    papers: [
      'Corbató, Merwin-Daggett & Daley, An Experimental Time-Sharing System, AFIPS Spring Joint Computer Conference, 1962',
    ],
    lectures: [{ text: 'S1', section: 'With virtualization' }],
    covers: ['C007'],
    links: ['/see/steal'],
  }),
  event(1962, 'atlas', 'idea', {
    papers: [
      'Kilburn, Edwards, Lanigan & Sumner, One-Level Storage System, IRE Transactions on Electronic Computers 11(2), 1962',
    ],
    lectures: [{ text: 'S0', section: 'Virtualization' }],
    covers: ['C002'],
  }),
  event(1964, 'cp40', 'mainframe', {
    papers: [
      'Creasy, The Origin of the VM/370 Time-Sharing System, IBM Journal of Research and Development 25(5), 1981',
    ],
    lectures: [GESCHICHTE],
    covers: ['C009'],
  }),
  event(1965, 'm44', 'mainframe', {
    papers: [
      'O’Neill, Experience Using a Time-Shared Multi-Programming System with Dynamic Address Relocation Hardware, AFIPS Spring Joint Computer Conference, 1967',
      'Creasy, The Origin of the VM/370 Time-Sharing System, IBM Journal of Research and Development 25(5), 1981',
    ],
    covers: ['C009'],
  }),
  event(1967, 'cp67', 'mainframe', {
    papers: [
      'Meyer & Seawright, A Virtual Machine Time-Sharing System, IBM Systems Journal 9(3), 1970',
      'Creasy, The Origin of the VM/370 Time-Sharing System, IBM Journal of Research and Development 25(5), 1981',
    ],
    lectures: [HISTORY],
    covers: ['C006'],
  }),
  event(1972, 'vm370', 'mainframe', {
    papers: [
      'Creasy, The Origin of the VM/370 Time-Sharing System, IBM Journal of Research and Development 25(5), 1981',
    ],
    lectures: [HISTORY, { text: 'S3', section: '23.1 Virtualization' }],
    covers: ['C005', 'C006'],
  }),
  event(1974, 'popek-goldberg', 'idea', {
    papers: [
      'Popek & Goldberg, Formal Requirements for Virtualizable Third Generation Architectures, CACM 17(7), 1974',
      'Goldberg, Survey of Virtual Machine Research, IEEE Computer 7(6), 1974',
    ],
    lectures: [{ text: 'S4', section: 'Formale Definition eines Hypervisors' }],
    links: ['/see/popf-hang', '/model/machine'],
  }),
  event(1997, 'disco', 'x86', {
    papers: [
      'Bugnion, Devine & Rosenblum, Disco: Running Commodity Operating Systems on Scalable Multiprocessors, SOSP 1997',
    ],
    links: ['/see/page-sharing', '/see/numa'],
  }),
  event(1999, 'vmware', 'x86', {
    papers: [
      'Bugnion, Devine, Rosenblum, Sugerman & Wang, Bringing Virtualization to the x86 Architecture with the Original VMware Workstation, ACM TOCS 30(4), 2012',
    ],
    lectures: [GESCHICHTE, { text: 'S4', section: 'x86 ISA Stealth Instructions' }],
    covers: ['C010'],
    links: ['/see/translation-warmup', '/see/technique-cost'],
  }),
  event(2000, 'seventeen', 'x86', {
    papers: [
      'Robin & Irvine, Analysis of the Intel Pentium’s Ability to Support a Secure Virtual Machine Monitor, USENIX Security 2000',
    ],
    lectures: [{ text: 'S4', section: 'x86 ISA Stealth Instructions' }],
    links: ['/see/popf-hang'],
  }),
  event(2000, 'jails', 'containers', {
    papers: ['Kamp & Watson, Jails: Confining the Omnipotent Root, SANE 2000'],
    lectures: [{ text: 'S3', section: '23.1 Virtualization' }],
    covers: ['C062'],
    links: ['/see/isolation'],
  }),
  event(2002, 'esx', 'x86', {
    papers: ['Waldspurger, Memory Resource Management in VMware ESX Server, OSDI 2002'],
    lectures: [{ text: 'S0', section: 'VMware ESXi Architecture' }],
    covers: ['C071'],
    links: ['/see/balloon', '/see/idle-tax'],
  }),
  event(2003, 'xen', 'x86', {
    papers: ['Barham et al., Xen and the Art of Virtualization, SOSP 2003'],
    lectures: [{ text: 'S0', section: 'XEN Paravirtualization' }],
    covers: ['C011', 'C076'],
    links: ['/see/dom0-load'],
  }),
  event(2004, 'zones', 'containers', {
    papers: [
      'Price & Tucker, Solaris Zones: Operating System Support for Consolidating Commercial Workloads, LISA 2004',
    ],
    lectures: [{ text: 'S2', section: 'OS virtualization' }],
    covers: ['C062'],
    links: ['/see/isolation'],
  }),
  event(2005, 'live-migration', 'x86', {
    papers: ['Clark et al., Live Migration of Virtual Machines, NSDI 2005'],
    lectures: [{ text: 'S1', section: 'Virtual Machine Migration' }],
    links: ['/see/pre-copy', '/see/not-converging'],
  }),
  event(2005, 'vt', 'hardware', {
    papers: [
      'Uhlig et al., Intel Virtualization Technology, IEEE Computer 38(5), 2005',
      'Adams & Agesen, A Comparison of Software and Hardware Techniques for x86 Virtualization, ASPLOS 2006',
    ],
    lectures: [
      { text: 'S1', section: 'This has been taken into account since 2005' },
      { text: 'S4', section: 'HW unterstützte Virtualisierung' },
    ],
    links: ['/see/interrupt-toggler', '/solo?hall=old-and-new'],
  }),
  event(2005, 'virtual-server', 'x86', {
    lectures: [{ text: 'S0', section: 'Microsoft Hyper-V' }],
    covers: ['C083'],
  }),
  event(2006, 'ec2', 'cloud', {
    papers: ['Garfinkel, An Evaluation of Amazon’s Grid Computing Services: EC2, S3 and SQS, Harvard TR-08-07, 2007'],
    lectures: [{ text: 'S3', section: '23.3 Data Centers & Cloud Computing' }],
    covers: ['C126'],
    links: ['/see/elasticity', '/see/multiplexing'],
  }),
  event(2007, 'vserver', 'containers', {
    papers: [
      'Soltesz, Pötzl, Fiuczynski, Bavier & Peterson, Container-based Operating System Virtualization, EuroSys 2007',
    ],
    lectures: [{ text: 'S3', section: '23.1 Virtualization' }],
    covers: ['C062'],
    links: ['/see/isolation'],
  }),
  event(2007, 'kvm', 'x86', {
    papers: [
      'Kivity, Kamay, Laor, Lublin & Liguori, kvm: the Linux Virtual Machine Monitor, Ottawa Linux Symposium 2007',
    ],
    lectures: [{ text: 'S4', section: 'Hypervisors' }],
    covers: ['C086'],
  }),
  event(2008, 'hyper-v', 'x86', {
    lectures: [{ text: 'S0', section: 'Microsoft Hyper-V' }],
    covers: ['C011'],
    links: ['/solo?hall=two-doors'],
  }),
  event(2008, 'ported-linux', 'x86', {
    papers: ['Russell, virtio: Towards a De-Facto Standard for Virtual I/O Devices, ACM SIGOPS OSR 42(5), 2008'],
    lectures: [{ text: 'S0', section: 'Paravirtualization' }],
    covers: ['C054'],
    links: ['/see/technique-cost'],
  }),
  event(2011, 'nist', 'cloud', {
    papers: ['Mell & Grance, The NIST Definition of Cloud Computing, NIST SP 800-145, 2011'],
    lectures: [{ text: 'S1', section: 'What exactly is the cloud?' }],
    covers: ['C128'],
    links: ['/see/elasticity', '/see/products'],
  }),
];
