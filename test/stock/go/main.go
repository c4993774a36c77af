// A chaincode in Go, served as a service: what stock Go chaincode asks of a peer, batches among it.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/hyperledger/fabric-chaincode-go/v2/pkg/cid"
	"github.com/hyperledger/fabric-chaincode-go/v2/pkg/statebased"
	"github.com/hyperledger/fabric-chaincode-go/v2/shim"
	"github.com/hyperledger/fabric-protos-go-apiv2/ledger/queryresult"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
)

type stub = shim.ChaincodeStubInterface

// A verb's result goes into the answer, as JSON.
type verb func(s stub, args []string) (any, error)

var verbs = map[string]verb{
	"put": func(s stub, a []string) (any, error) { return nil, s.PutState(a[0], []byte(a[1])) },
	"get": func(s stub, a []string) (any, error) {
		value, err := s.GetState(a[0])
		return string(value), err
	},
	"remove": func(s stub, a []string) (any, error) { return nil, s.DelState(a[0]) },
	"range": func(s stub, a []string) (any, error) {
		rows, err := s.GetStateByRange(a[0], a[1])
		return all(rows, err)
	},
	"page": func(s stub, a []string) (any, error) {
		size, _ := strconv.Atoi(a[2])
		rows, page, err := s.GetStateByRangeWithPagination(a[0], a[1], int32(size), a[3])
		found, err := all(rows, err)
		if err != nil {
			return nil, err
		}
		return []any{found, page.FetchedRecordsCount, page.Bookmark}, nil
	},
	"history": history,
	"composite": func(s stub, a []string) (any, error) {
		key, err := s.CreateCompositeKey(a[0], a[1:])
		if err != nil {
			return nil, err
		}
		return nil, s.PutState(key, []byte(strings.Join(a, " ")))
	},
	"composites": func(s stub, a []string) (any, error) {
		rows, err := s.GetStateByPartialCompositeKey(a[0], a[1:])
		return all(rows, err)
	},
	"many": func(s stub, a []string) (any, error) {
		values, err := s.GetMultipleStates(a...)
		return texts(values), err
	},
	"batch": batch,
	"hide":  func(s stub, a []string) (any, error) { return nil, s.PutPrivateData(a[0], a[1], []byte(a[2])) },
	"seek": func(s stub, a []string) (any, error) {
		value, err := s.GetPrivateData(a[0], a[1])
		return string(value), err
	},
	"seekMany": func(s stub, a []string) (any, error) {
		values, err := s.GetMultiplePrivateData(a[0], a[1:]...)
		return texts(values), err
	},
	"seekRange": func(s stub, a []string) (any, error) {
		rows, err := s.GetPrivateDataByRange(a[0], a[1], a[2])
		return all(rows, err)
	},
	"shred": func(s stub, a []string) (any, error) { return nil, s.PurgePrivateData(a[0], a[1]) },
	"guard": func(s stub, a []string) (any, error) {
		policy, err := guard(a[1:])
		if err != nil {
			return nil, err
		}
		return nil, s.SetStateValidationParameter(a[0], policy)
	},
	"whisper": func(s stub, a []string) (any, error) {
		transient, err := s.GetTransient()
		if err != nil {
			return nil, err
		}
		return nil, s.PutPrivateData(a[0], a[1], transient["whisper"])
	},
	"tell": func(s stub, a []string) (any, error) {
		if err := s.PutState("told", []byte(a[1])); err != nil {
			return nil, err
		}
		return nil, s.SetEvent(a[0], []byte(a[1]))
	},
	// What contractapi answers; those who deploy ask it, to see the chaincode at work.
	"org.hyperledger.fabric:GetMetadata": func(stub, []string) (any, error) { return map[string]any{}, nil },
	"who":                                func(s stub, _ []string) (any, error) { return cid.GetMSPID(s) },
}

// Writes many keys in one message: `batch COUNT [COLLECTION]`, with a policy and a removal among them.
func batch(s stub, a []string) (any, error) {
	count, err := strconv.Atoi(a[0])
	if err != nil {
		return nil, err
	}
	policy, err := guard([]string{"Org1MSP"})
	if err != nil {
		return nil, err
	}
	s.StartWriteBatch()
	for n := range count {
		key := fmt.Sprintf("n%05d", n)
		if len(a) > 1 {
			err = s.PutPrivateData(a[1], key, []byte(strconv.Itoa(n)))
		} else {
			err = s.PutState(key, []byte(strconv.Itoa(n)))
		}
		if err != nil {
			return nil, err
		}
	}
	if len(a) == 1 {
		if err := s.SetStateValidationParameter("n00000", policy); err != nil {
			return nil, err
		}
		if err := s.DelState("n00001"); err != nil {
			return nil, err
		}
	}
	return nil, s.FinishWriteBatch()
}

func guard(organizations []string) ([]byte, error) {
	policy, err := statebased.NewStateEP(nil)
	if err != nil {
		return nil, err
	}
	if err := policy.AddOrgs(statebased.RoleTypePeer, organizations...); err != nil {
		return nil, err
	}
	return policy.Policy()
}

func history(s stub, a []string) (any, error) {
	changes, err := s.GetHistoryForKey(a[0])
	if err != nil {
		return nil, err
	}
	defer changes.Close()
	found := [][]any{}
	for changes.HasNext() {
		change, err := changes.Next()
		if err != nil {
			return nil, err
		}
		found = append(found, []any{string(change.Value), change.IsDelete})
	}
	return found, nil
}

func all(rows shim.StateQueryIteratorInterface, err error) ([][]string, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := [][]string{}
	for rows.HasNext() {
		var row *queryresult.KV
		if row, err = rows.Next(); err != nil {
			return nil, err
		}
		found = append(found, []string{row.Key, string(row.Value)})
	}
	return found, nil
}

func texts(values [][]byte) []string {
	found := make([]string, len(values))
	for n, value := range values {
		found[n] = string(value)
	}
	return found
}

type ledger struct{}

func (ledger) Init(stub) *peer.Response { return shim.Success(nil) }

func (ledger) Invoke(s stub) *peer.Response {
	name, args := s.GetFunctionAndParameters()
	do, known := verbs[name]
	if !known {
		return shim.Error("no such verb: " + name)
	}
	result, err := do(s, args)
	if err != nil {
		return shim.Error(err.Error())
	}
	answer, err := json.Marshal(result)
	if err != nil {
		return shim.Error(err.Error())
	}
	return shim.Success(answer)
}

// CHAINCODE_TLS_KEY and CHAINCODE_TLS_CERT name files; without them it is served in the clear. CHAINCODE_TLS_CLIENT_CA: of those alone
// whom that CA has certified.
func serve() error {
	tls := shim.TLSProperties{Disabled: true}
	if file := os.Getenv("CHAINCODE_TLS_KEY"); file != "" {
		key, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		cert, err := os.ReadFile(os.Getenv("CHAINCODE_TLS_CERT"))
		if err != nil {
			return err
		}
		tls = shim.TLSProperties{Key: key, Cert: cert}
		if file := os.Getenv("CHAINCODE_TLS_CLIENT_CA"); file != "" {
			if tls.ClientCACerts, err = os.ReadFile(file); err != nil {
				return err
			}
		}
	}
	server := &shim.ChaincodeServer{
		CCID:     os.Getenv("CHAINCODE_ID"),
		Address:  os.Getenv("CHAINCODE_SERVER_ADDRESS"),
		CC:       ledger{},
		TLSProps: tls,
	}
	return server.Start()
}

func main() {
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
