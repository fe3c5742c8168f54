package nx

import (
	"strings"
	"testing"
)

// What the service has and a formula refuses.
const refusedNames = `set setItem removeItem invalidate sendCommand createTempFile createTextFile createXLSX createZipFile importFile removeFile
renameFile shareFile unshareFile shareView unshareView unshareAllViews printAndSaveRecord createCalendarEvent createCalendarReminder duplicate
alert dialog openRecord popupRecord closeRecord openTable openPage openURL openFullscreen printRecord printTable barcodeScan sleep waitForSync
http sendEmail queryConnection location teamId databaseId tableId fieldId clientLang ninoxApp isAdminMode files file
html styled icon color url raw cached eval and or average`

func TestRefusedNames(t *testing.T) {
	for _, name := range strings.Fields(refusedNames) {
		if refused[name] == "" {
			t.Errorf("%s is not refused", name)
		}
	}
	for name := range refused {
		if functions[name] != nil {
			t.Errorf("%s is refused, and a function", name)
		}
	}
}
