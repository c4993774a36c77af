import './quiet';
export { KeyEndorsementPolicy } from 'fabric-shim';
