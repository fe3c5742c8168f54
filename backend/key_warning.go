package backend

import "time"

// warnBefore are the times before a key's expiration, in days, of which the person is told, the shortest first.
var warnBefore = []int{1, 7}

// KeyWarning says that a key is about to expire, and is to be sent. Days is which of the warnings it is.
type KeyWarning struct {
	KeyID         string    `json:"keyId"`
	Name          string    `json:"name"`
	WorkspaceName string    `json:"workspaceName"`
	ExpiresAt     time.Time `json:"expiresAt"`
	Days          int       `json:"days"`
}

// WarningDue is the warning that a live key is due at now, in days before it expires; 0 is none. Warned is the last that was sent, 0 for none.
// A key that was made for no longer than that is due none: whoever made it has only just said so.
func (k *Key) WarningDue(warned int, now time.Time) int {
	if k.ExpiresAt == nil {
		return 0
	}
	for _, days := range warnBefore {
		before := time.Duration(days) * 24 * time.Hour
		if k.ExpiresAt.Sub(now) > before {
			continue
		}
		if k.ExpiresAt.Sub(k.CreatedAt) <= before || warned != 0 && warned <= days {
			return 0
		}
		return days
	}
	return 0
}
