import type { CertificateRefusal } from '../fusion/trust-store.js'

/** Languages of the pages. */
export type Language = 'en' | 'de'

/** Labels and texts of the pages by what they stand for. */
export type ConsoleWords = Readonly<Record<keyof typeof ENGLISH, string>>

/**
 * Labels that write-ups name stand first. The others, the texts of dialogs and messages, and all of the German are
 * inferred: nobody has published them.
 */
const ENGLISH = {
  navigator: 'Navigator',
  tools: 'Tools',
  showMore: 'Show More',
  securityConsole: 'Security Console',
  roles: 'Roles',
  users: 'Users',
  certificates: 'Certificates',
  apiAuthentication: 'API Authentication',
  createProvider: 'Create Oracle API Authentication Provider',
  edit: 'Edit',
  trustedIssuer: 'Trusted Issuer',
  tokenType: 'Token Type',
  saveAndClose: 'Save and Close',
  cancel: 'Cancel',
  publicCertificates: 'Inbound API Authentication Public Certificates',
  addCertificate: 'Add New Certificate',
  certificateAlias: 'Certificate Alias',
  certificateName: 'Certificate Name',
  importCertificate: 'Import Public Certificate',
  update: 'Update...',
  save: 'Save',
  done: 'Done',
  ok: 'OK',
  noData: 'No data to display',

  home: 'Home',
  welcome: 'Welcome',
  me: 'Me',
  scheduledProcesses: 'Scheduled Processes',
  reports: 'Reports and Analytics',
  fileImport: 'File Import and Export',
  setup: 'Setup and Maintenance',
  auditReports: 'Audit Reports',
  analytics: 'Analytics',
  userCategories: 'User Categories',
  administration: 'Administration',
  singleSignOn: 'Single Sign-On',
  provider: 'Oracle API Authentication Provider',
  providerName: 'Provider Name',
  details: 'Details',
  remove: 'Remove',
  warning: 'Warning',
  importWarning:
    'The process Import User and Role Application Security Data has not run yet. What you see may be out of date.',
  confirmation: 'Confirmation',
  unknownDialog: 'Another session has changed these settings. Continue and replace its changes?',
  error: 'Error',
  'alias in use': 'A certificate with this alias already exists.',
  'certificate in use': 'This certificate was already imported.',
  'not a certificate': 'The file does not contain a valid certificate.',
  certificateRefused: 'The certificate cannot be imported. Contact your help desk.',
  savingFailed: 'The changes cannot be saved. Try again later.',
  aliasMissing: 'Enter a certificate alias.',
  fileMissing: 'Choose a certificate file.',
  denied: 'Access denied',
  deniedText: 'You do not have the privileges to open this page.',
} satisfies Readonly<Record<CertificateRefusal, string>> & Readonly<Record<string, string>>

const GERMAN: ConsoleWords = {
  navigator: 'Navigator',
  tools: 'Werkzeuge',
  showMore: 'Mehr anzeigen',
  securityConsole: 'Sicherheitskonsole',
  roles: 'Rollen',
  users: 'Benutzer',
  certificates: 'Zertifikate',
  apiAuthentication: 'API-Authentifizierung',
  createProvider: 'Oracle-Anbieter für API-Authentifizierung anlegen',
  edit: 'Bearbeiten',
  trustedIssuer: 'Vertrauenswürdiger Aussteller',
  tokenType: 'Tokentyp',
  saveAndClose: 'Speichern und schließen',
  cancel: 'Abbrechen',
  publicCertificates: 'Öffentliche Zertifikate für eingehende API-Authentifizierung',
  addCertificate: 'Neues Zertifikat hinzufügen',
  certificateAlias: 'Zertifikatsalias',
  certificateName: 'Zertifikatsname',
  importCertificate: 'Öffentliches Zertifikat importieren',
  update: 'Aktualisieren...',
  save: 'Speichern',
  done: 'Fertig',
  ok: 'OK',
  noData: 'Keine Daten zum Anzeigen',

  home: 'Homepage',
  welcome: 'Willkommen',
  me: 'Ich',
  scheduledProcesses: 'Geplante Prozesse',
  reports: 'Berichte und Analysen',
  fileImport: 'Dateiimport und -export',
  setup: 'Setup und Wartung',
  auditReports: 'Auditberichte',
  analytics: 'Analysen',
  userCategories: 'Benutzerkategorien',
  administration: 'Administration',
  singleSignOn: 'Single Sign-On',
  provider: 'Oracle-Anbieter für API-Authentifizierung',
  providerName: 'Anbietername',
  details: 'Details',
  remove: 'Entfernen',
  warning: 'Warnung',
  importWarning:
    'Der Prozess zum Import der Benutzer- und Rollendaten wurde noch nicht ausgeführt. Die Anzeige kann veraltet sein.',
  confirmation: 'Bestätigung',
  unknownDialog: 'Eine andere Session hat diese Einstellungen geändert. Fortfahren und ersetzen?',
  error: 'Fehler',
  'alias in use': 'Ein Zertifikat mit diesem Alias ist schon vorhanden.',
  'certificate in use': 'Dieses Zertifikat wurde schon importiert.',
  'not a certificate': 'Die Datei enthält kein gültiges Zertifikat.',
  certificateRefused: 'Das Zertifikat kann nicht importiert werden.',
  savingFailed: 'Die Änderungen können nicht gespeichert werden.',
  aliasMissing: 'Geben Sie einen Zertifikatsalias ein.',
  fileMissing: 'Wählen Sie eine Zertifikatsdatei.',
  denied: 'Zugriff verweigert',
  deniedText: 'Sie dürfen diese Seite nicht öffnen.',
}

/** The texts in a language, those replaced that are to be others. */
export function consoleWords(language: Language, others: Partial<ConsoleWords>): ConsoleWords {
  return { ...(language === 'de' ? GERMAN : ENGLISH), ...others }
}
