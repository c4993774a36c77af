import './quiet';
export { KeyEndorsementPolicy, Shim } from 'fabric-shim';
